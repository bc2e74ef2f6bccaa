package dev.margo.io.dicom;

import dev.margo.image.Segmentation;
import java.util.List;

/**
 * Labels as read from a DICOM Segmentation.
 *
 * @param warnings a line each: what was lost, or taken for granted; nothing of the patient
 */
public record DicomSegmentation(Segmentation segmentation, List<String> warnings) {
    public DicomSegmentation {
        warnings = List.copyOf(warnings);
    }

    /** Without the names of segments, which may say anything. */
    @Override
    public String toString() {
        return "segmentation of %s segments in a %s"
                .formatted(segmentation.segments().size(), segmentation.labels());
    }
}
