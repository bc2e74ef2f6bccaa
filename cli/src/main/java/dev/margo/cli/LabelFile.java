package dev.margo.cli;

import dev.margo.image.Segmentation;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.io.coco.CocoWriter;
import dev.margo.io.dicom.DicomReader;
import dev.margo.io.dicom.DicomVolume;
import dev.margo.io.dicom.LabelObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that labels are written to: a volume, or where its name ends in {@code .dcm} a DICOM object, which refers to the
 * series they were drawn on.
 *
 * @param as what DICOM object; by default a segmentation
 * @param coco how COCO holds the pixels of an object, where that is not left to the format
 */
record LabelFile(Path file, Optional<LabelObject> as, Optional<CocoWriter.Shapes> coco) {
    private static final String DICOM_ENDING = ".dcm";
    private static final String COCO_ENDING = ".json";

    /** @throws UsageException if the name says no format that is written, or another than was asked for */
    LabelFile {
        if (as.isPresent() && !TargetFile.endsWith(file, DICOM_ENDING)) {
            throw new UsageException(
                    "%s: --as is for DICOM objects; expected a name that ends in .dcm".formatted(file));
        }
        if (coco.isPresent() && !TargetFile.endsWith(file, COCO_ENDING)) {
            throw new UsageException("%s: --coco is for COCO; expected a name that ends in .json".formatted(file));
        }
        if (!TargetFile.endsWith(file, DICOM_ENDING)) {
            requireVolume(file);
        }
    }

    private static void requireVolume(Path file) {
        try {
            VolumeWriter.formatOf(file);
        } catch (FileNotWrittenException e) {
            throw new UsageException(e.getMessage() + ", .dcm for a DICOM object of labels", e);
        }
    }

    boolean isDicom() {
        return TargetFile.endsWith(file, DICOM_ENDING);
    }

    /** COCO has no values. */
    boolean isCoco() {
        return TargetFile.endsWith(file, COCO_ENDING);
    }

    /** Whether it says where in a patient the labels are. */
    boolean hasPlace() throws IOException {
        return isDicom() || VolumeWriter.keepsPlace(file);
    }

    /** For people: {@code "NIfTI"}. */
    String format() throws IOException {
        return isDicom() ? "DICOM " + object() : VolumeWriter.formatOf(file);
    }

    private LabelObject object() {
        return as.orElse(LabelObject.SEG);
    }

    /** @throws UsageException if a DICOM object could not refer to {@code drawnOn} */
    void requireSource(Path drawnOn) throws IOException {
        if (isDicom() && VolumeReader.formatOf(drawnOn).filter("DICOM"::equals).isEmpty()) {
            throw new UsageException(
                    "%s: a DICOM object of labels refers to a DICOM series, and %s is none".formatted(file, drawnOn));
        }
    }

    /**
     * Writes labels in the grid of what they were drawn on.
     *
     * @throws UsageException if they are no labels
     */
    void write(Segmentation labels, Path drawnOn) throws IOException {
        if (!isDicom()) {
            Interruption.guard(file, () -> writeVolume(labels));
            return;
        }
        DicomVolume series = DicomReader.read(drawnOn);
        try {
            Interruption.guard(file, () -> object().write(file, labels, series));
        } catch (IllegalArgumentException e) {
            throw new UsageException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void writeVolume(Segmentation labels) throws IOException {
        if (coco.isPresent()) {
            CocoWriter.write(file, labels, coco.get());
        } else {
            VolumeWriter.writeLabels(file, labels);
        }
    }
}
