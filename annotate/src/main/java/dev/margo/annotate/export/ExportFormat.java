package dev.margo.annotate.export;

import dev.margo.annotate.document.Document;
import java.util.Arrays;

/** What labels and measurements are written as. */
public enum ExportFormat {
    NIFTI("nii.gz", "_labels.nii.gz"),
    SEG_NRRD("seg.nrrd", "_labels.seg.nrrd"),
    DICOM_SEG("dcm-seg", "_labels.dcm"),
    RTSTRUCT("dcm-rtstruct", "_outlines_labels.dcm"),
    PNG("png", "_labels.png"),
    COCO("json", "_labels.json"),
    CSV("csv", "_measurements.csv");

    private final String label;
    private final String ending;

    ExportFormat(String label, String ending) {
        this.label = label;
        this.ending = ending;
    }

    /** What the API calls it. */
    public String label() {
        return label;
    }

    /** What follows the image's name in that of the file; of a volume's pictures, these are in an archive. */
    String ending(boolean picture) {
        return this == PNG && !picture ? "_labels.zip" : ending;
    }

    /** Whether objects may overlap in it. */
    boolean hasLayers() {
        return this == SEG_NRRD || this == DICOM_SEG || this == RTSTRUCT || this == COCO;
    }

    /** Whether it can be written of {@code document}. */
    public boolean suits(Document document) {
        return document.isDicom() || this != DICOM_SEG && this != RTSTRUCT;
    }

    /** The inverse of {@link #label()}. */
    public static ExportFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format '%s' is unknown; write one of %s"
                        .formatted(
                                text,
                                Arrays.stream(values()).map(ExportFormat::label).toList())));
    }
}
