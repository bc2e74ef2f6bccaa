package dev.margo.io.dicom;

import dev.margo.image.Segmentation;
import dev.margo.io.FileNotWrittenException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** As what DICOM object labels are written. */
public enum LabelObject {
    /** A segmentation of one bit per voxel and object; what most programs read. */
    SEG("segmentation", DicomSegWriter::write),
    /** A segmentation of one number per voxel, of DICOM 2024d. */
    LABELMAP("label map segmentation", DicomSegWriter::writeLabelMap),
    /** Outlines, for radiotherapy. */
    RTSTRUCT("RT structure set", RtStructWriter::write);

    private final String words;
    private final Writer writer;

    private interface Writer {
        void write(Path file, Segmentation labels, DicomVolume series) throws IOException;
    }

    LabelObject(String words, Writer writer) {
        this.words = words;
        this.writer = writer;
    }

    /** Reads {@code seg}, {@code labelmap} or {@code rtstruct}. */
    public static LabelObject parse(String text) {
        return Arrays.stream(values())
                .filter(object -> object.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "DICOM object '%s' is unknown; write seg, labelmap or rtstruct".formatted(text)));
    }

    /**
     * Creates or replaces {@code file}, whole or not at all.
     *
     * @param series that the labels were drawn on, in the same grid; the patient's name goes into the file
     * @throws IllegalArgumentException if the grids differ, or a voxel is no whole number from 0
     * @throws FileNotWrittenException if it cannot be written there, nothing is drawn, or the series says too little
     * @throws IOException if the disk is full, or the labels cannot be read
     */
    public void write(Path file, Segmentation labels, DicomVolume series) throws IOException {
        writer.write(file, labels, series);
    }

    /** For messages: {@code "RT structure set"}. */
    @Override
    public String toString() {
        return words;
    }
}
