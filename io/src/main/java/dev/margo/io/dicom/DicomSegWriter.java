package dev.margo.io.dicom;

import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.VoxelGrid;
import dev.margo.io.AtomicFile;
import dev.margo.io.FileNotWrittenException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes labels as a DICOM Segmentation, with references to the images they are drawn on: one bit per voxel and segment,
 * for the slices in which a segment is drawn, or a label map, which newer programs read and in which nothing overlaps.
 * Who the patient is comes from the images, and so goes into the file.
 *
 * <p>Segments are numbered from 1 without gaps, as DICOM wants it, in the order of their labels and layers; the labels
 * themselves are not kept. Labels that nobody has named are segments too.
 */
public final class DicomSegWriter {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLEMENTATION = "2.25.290166587454769958386244421843593336950";
    private static final long LONGEST = 0xFFFF_FFFEL;

    private DicomSegWriter() {}

    /**
     * Creates or replaces {@code file}, whole or not at all.
     *
     * @param source the series the labels were drawn on, in the same grid
     * @throws IllegalArgumentException if the grids differ, or a voxel is no whole number from 0
     * @throws FileNotWrittenException if it cannot be written there, nothing is drawn, or the source says too little
     * @throws IOException if the disk is full, or the labels cannot be read
     */
    public static void write(Path file, Segmentation labels, DicomVolume source) throws IOException {
        write(file, labels, source, false);
    }

    /**
     * As {@link #write}, as a label map: the number of a segment per voxel.
     *
     * @throws FileNotWrittenException also if there is more than one layer
     */
    public static void writeLabelMap(Path file, Segmentation labels, DicomVolume source) throws IOException {
        if (labels.labels().layout().times() > 1) {
            throw new FileNotWrittenException(
                    file,
                    "objects that overlap are in layers, and a label map has one; write a binary segmentation",
                    null);
        }
        write(file, labels, source, true);
    }

    private static void write(Path file, Segmentation labels, DicomVolume source, boolean labelMap) throws IOException {
        VoxelGrid grid = labels.labels().grid();
        requireSameGrid(grid, source.volume().grid());
        SegObjects objects = new SegObjects(labels);
        long pixels = labelMap
                ? (long) objects.slices().size() * grid.width() * grid.height() * objects.bits() / 8
                : (bits(objects, grid) + 7) / 8;
        requireWritable(file, source.source(), objects, pixels);
        String instanceUid = Uids.random();
        byte[] head = DataSetWriter.head(meta(SegDataSet.sopClass(labelMap), instanceUid, EXPLICIT));
        byte[] elements =
                DataSetWriter.bytes(new SegDataSet(grid, source.source(), objects, labelMap).build(instanceUid));
        AtomicFile.write(file, out -> {
            out.write(head);
            out.write(elements);
            Vr vr = labelMap && objects.bits() == 16 ? Vr.OW : Vr.OB;
            out.write(DataSetWriter.header(Tag.PIXEL_DATA.code, vr, pixels + pixels % 2));
            if (labelMap) {
                writeNumbers(out, objects);
                out.write(new byte[(int) (pixels % 2)]);
            } else {
                writeBits(out, objects);
            }
        });
    }

    /** Objects of a series are drawn in its slices. */
    static void requireSameGrid(VoxelGrid labels, VoxelGrid source) {
        boolean same = labels.width() == source.width()
                && labels.height() == source.height()
                && labels.depth() == source.depth()
                && labels.toPatient().isClose(source.toPatient(), 1e-3);
        if (!same) {
            throw new IllegalArgumentException(
                    "labels of %s voxels, source of %s, or not at the same place; a DICOM object needs the grid of its source"
                            .formatted(labels, source));
        }
    }

    private static void requireWritable(Path file, DicomSource source, SegObjects objects, long pixels)
            throws FileNotWrittenException {
        if (source.studyUid().isEmpty() || source.seriesUid().isEmpty()) {
            throw new FileNotWrittenException(
                    file, "the source has no study or series UID to refer to; write NIfTI or NRRD instead", null);
        }
        if (objects.frames().isEmpty()) {
            throw new FileNotWrittenException(
                    file, "no label is drawn, and a DICOM segmentation needs one; draw something first", null);
        }
        if (pixels >= LONGEST) {
            throw new FileNotWrittenException(
                    file,
                    "%s bytes of pixels are more than a DICOM file can hold; write fewer segments at a time"
                            .formatted(pixels),
                    null);
        }
    }

    private static long bits(SegObjects objects, VoxelGrid grid) {
        return (long) objects.frames().size() * grid.width() * grid.height();
    }

    static DataSet meta(String sopClass, String instanceUid, String syntax) {
        return new DataSetBuilder()
                .bytes(Tag.FILE_META_VERSION, new byte[] {0, 1})
                .text(Tag.MEDIA_STORAGE_SOP_CLASS_UID, sopClass)
                .text(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, instanceUid)
                .text(Tag.TRANSFER_SYNTAX_UID, syntax)
                .text(Tag.IMPLEMENTATION_CLASS_UID, IMPLEMENTATION)
                .text(Tag.IMPLEMENTATION_VERSION_NAME, "MARGO")
                .build();
    }

    /** Frames follow each other within a byte. Source: DICOM PS3.5, 8.1.1 and D.1. */
    private static void writeBits(OutputStream out, SegObjects objects) throws IOException {
        BitOutput bits = new BitOutput(out);
        Map<Integer, int[]> layers = new HashMap<>(); // of the slice at hand
        int at = -1;
        for (SegObjects.Frame frame : objects.frames()) {
            if (frame.z() != at) {
                layers.clear();
                at = frame.z();
            }
            Segment segment = objects.segments().get(frame.number() - 1);
            int[] labels = layers.computeIfAbsent(segment.layer(), layer -> objects.labels(frame.z(), layer));
            for (int label : labels) {
                bits.write(label == segment.label());
            }
        }
        bits.finish();
    }

    private static void writeNumbers(OutputStream out, SegObjects objects) throws IOException {
        for (SegObjects.Frame frame : objects.slices()) {
            for (int number : objects.numbers(frame.z())) {
                out.write(number);
                if (objects.bits() == 16) {
                    out.write(number >> 8);
                }
            }
        }
    }
}
