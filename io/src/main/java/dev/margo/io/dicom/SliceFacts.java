package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.util.Optional;

/** All that is known of one slice; its pixels are still in the file. */
record SliceFacts(
        SlicePixels pixels,
        Optional<Plane> plane,
        Spacings spacings,
        SliceKey key,
        Display display,
        SourceSlice source) {

    static SliceFacts of(DataSet data, FrameDecoder decoder, Optional<Palette> palette, int frame)
            throws ImageFormatException {
        FunctionalGroups groups = FunctionalGroups.of(data, frame);
        PixelLayout layout = decoder.layout();
        Spacings spacings = Spacings.of(groups);
        Optional<Plane> plane = Plane.of(groups, frame, layout.frames());
        return new SliceFacts(
                new SlicePixels(
                        decoder, frame, Rescale.of(groups, layout.depth().signed()), palette),
                spacings.pixels().isPresent() ? plane : Optional.empty(),
                spacings,
                SliceKey.of(groups, frame),
                Display.of(groups, layout),
                new SourceSlice(
                        data.text(Tag.SOP_CLASS_UID).orElse(""),
                        data.text(Tag.SOP_INSTANCE_UID).orElse(""),
                        frame + 1));
    }

    /** Whether both are the same image, stored twice. */
    boolean isCopyOf(SliceFacts other) {
        return !source.sopInstanceUid().isEmpty() && source.equals(other.source);
    }
}
