package dev.margo.io.dicom;

import java.util.Optional;

/** All that is known of one slice; its pixels are still in the file. */
record SliceFacts(
        SlicePixels pixels,
        Optional<Plane> plane,
        Spacings spacings,
        SliceKey key,
        Display display,
        SourceSlice source) {

    /** Whether both are the same image, stored twice. */
    boolean isCopyOf(SliceFacts other) {
        return !source.sopInstanceUid().isEmpty() && source.equals(other.source);
    }
}
