package dev.margo.io.dicom;

/**
 * The image, or frame of one, that a slice was read from, as objects refer to it that are made from the series.
 *
 * @param frame from 1, as in DICOM
 */
public record SourceSlice(String sopClassUid, String sopInstanceUid, int frame) {

    /** Without the UIDs, which tell whose image it is. */
    @Override
    public String toString() {
        return "frame %s of an image".formatted(frame);
    }
}
