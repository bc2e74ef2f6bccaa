package dev.margo.io.dicom;

import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.VoxelGrid;
import dev.margo.io.AtomicFile;
import dev.margo.io.FileNotWrittenException;
import dev.margo.mask.Mask;
import dev.margo.mask.Polygon;
import dev.margo.mask.Vertex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes labels as an RT Structure Set: the outlines of each object in each slice, along the edges of its voxels, in the
 * patient's millimetres. Who the patient is comes from the source, and so goes into the file.
 *
 * <p>All contours are {@code CLOSED_PLANAR}; holes are joined to what is around them by {@link Keyholes}, since few
 * programs know {@code CLOSEDPLANAR_XOR}. In implicit VR: the points of one contour may need more than 64 KiB.
 *
 * <p>Source: DICOM PS3.3, A.19, C.8.8.5, C.8.8.6 and C.8.8.8.
 */
public final class RtStructWriter {
    static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.481.3";

    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String STUDY_CLASS = "1.2.840.10008.3.1.2.3.1";
    private static final int LONGEST_NAME = 64;

    private final VoxelGrid grid;
    private final DicomSource source;
    private final SegObjects objects;
    private final SourceModules modules;

    private RtStructWriter(VoxelGrid grid, DicomSource source, SegObjects objects) {
        this.grid = grid;
        this.source = source;
        this.objects = objects;
        modules = new SourceModules(source);
    }

    /**
     * Creates or replaces {@code file}, whole or not at all.
     *
     * @param source the series the labels were drawn on, in the same grid
     * @throws IllegalArgumentException if the grids differ, or a voxel is no whole number from 0
     * @throws FileNotWrittenException if it cannot be written there, nothing is drawn, or the source says too little
     * @throws IOException if the disk is full, or the labels cannot be read
     */
    public static void write(Path file, Segmentation labels, DicomVolume source) throws IOException {
        VoxelGrid grid = labels.labels().grid();
        DicomSegWriter.requireSameGrid(grid, source.volume().grid());
        DicomSource from = source.source();
        if (from.studyUid().isEmpty()
                || from.seriesUid().isEmpty()
                || from.frameOfReferenceUid().isEmpty()) {
            throw new FileNotWrittenException(
                    file,
                    "the source lacks the UID of a study, series or frame of reference; write NIfTI or NRRD",
                    null);
        }
        SegObjects objects = new SegObjects(labels);
        if (objects.frames().isEmpty()) {
            throw new FileNotWrittenException(
                    file, "no label is drawn, and a structure set needs one; draw something first", null);
        }
        String instanceUid = Uids.random();
        byte[] head = DataSetWriter.head(DicomSegWriter.meta(SOP_CLASS, instanceUid, IMPLICIT));
        byte[] elements = DataSetWriter.implicitBytes(new RtStructWriter(grid, from, objects).build(instanceUid));
        AtomicFile.write(file, out -> {
            out.write(head);
            out.write(elements);
        });
    }

    private DataSet build(String instanceUid) {
        LocalDateTime now = LocalDateTime.now();
        DataSetBuilder root = new DataSetBuilder();
        modules.copyTo(root);
        return root.without(Tag.LOSSY_IMAGE_COMPRESSION)
                .without(Tag.LOSSY_IMAGE_COMPRESSION_RATIO)
                .without(Tag.LOSSY_IMAGE_COMPRESSION_METHOD)
                .text(Tag.SOP_CLASS_UID, SOP_CLASS)
                .text(Tag.SOP_INSTANCE_UID, instanceUid)
                .text(Tag.MODALITY, "RTSTRUCT")
                .text(Tag.SERIES_INSTANCE_UID, Uids.random())
                .text(Tag.SERIES_NUMBER, "301")
                .text(Tag.OPERATORS_NAME)
                .text(Tag.MANUFACTURER, "Margo")
                .text(Tag.MANUFACTURER_MODEL_NAME, "Margo")
                .text(Tag.SOFTWARE_VERSIONS, SourceModules.version())
                .text(Tag.STRUCTURE_SET_LABEL, "SEGMENTATION")
                .text(Tag.STRUCTURE_SET_DATE, now.format(DateTimeFormatter.ofPattern("yyyyMMdd")))
                .text(Tag.STRUCTURE_SET_TIME, now.format(DateTimeFormatter.ofPattern("HHmmss")))
                .text(Tag.APPROVAL_STATUS, "UNAPPROVED")
                .items(Tag.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE, frameOfReference())
                .items(Tag.STRUCTURE_SET_ROI_SEQUENCE, perSegment(this::roi))
                .items(Tag.ROI_CONTOUR_SEQUENCE, perSegment(this::contours))
                .items(Tag.RT_ROI_OBSERVATIONS_SEQUENCE, perSegment(this::observation))
                .build();
    }

    /** Makes an item of a segment. */
    private interface Item {
        DataSet of(Segment segment, int number);
    }

    private List<DataSet> perSegment(Item item) {
        List<DataSet> items = new ArrayList<>();
        for (Segment segment : objects.segments()) {
            items.add(item.of(segment, items.size() + 1));
        }
        return items;
    }

    private DataSet frameOfReference() {
        Map<String, DataSet> images = new LinkedHashMap<>();
        source.slices().stream()
                .flatMap(Optional::stream)
                .forEach(slice -> images.putIfAbsent(
                        slice.sopInstanceUid() + " " + slice.frame(),
                        modules.imageReference(slice).build()));
        DataSet series = new DataSetBuilder()
                .text(Tag.SERIES_INSTANCE_UID, source.seriesUid())
                .items(Tag.CONTOUR_IMAGE_SEQUENCE, List.copyOf(images.values()))
                .build();
        DataSet study = new DataSetBuilder()
                .text(Tag.REFERENCED_SOP_CLASS_UID, STUDY_CLASS)
                .text(Tag.REFERENCED_SOP_INSTANCE_UID, source.studyUid())
                .items(Tag.RT_REFERENCED_SERIES_SEQUENCE, series)
                .build();
        return new DataSetBuilder()
                .text(Tag.FRAME_OF_REFERENCE_UID, source.frameOfReferenceUid())
                .items(Tag.RT_REFERENCED_STUDY_SEQUENCE, study)
                .build();
    }

    private DataSet roi(Segment segment, int number) {
        return new DataSetBuilder()
                .text(Tag.ROI_NUMBER, String.valueOf(number))
                .text(Tag.REFERENCED_FRAME_OF_REFERENCE_UID, source.frameOfReferenceUid())
                .bytes(Tag.ROI_NAME, modules.encoding().value(segment.name(), LONGEST_NAME))
                .text(Tag.ROI_GENERATION_ALGORITHM, "SEMIAUTOMATIC")
                .build();
    }

    private DataSet observation(Segment segment, int number) {
        return new DataSetBuilder()
                .text(Tag.OBSERVATION_NUMBER, String.valueOf(number))
                .text(Tag.REFERENCED_ROI_NUMBER, String.valueOf(number))
                .text(Tag.RT_ROI_INTERPRETED_TYPE)
                .text(Tag.ROI_INTERPRETER)
                .build();
    }

    private DataSet contours(Segment segment, int number) {
        List<DataSet> items = new ArrayList<>();
        for (SegObjects.Frame frame : objects.frames()) {
            if (frame.number() == number) {
                Keyholes.of(mask(frame.z(), segment)).forEach(outline -> items.add(contour(frame.z(), outline)));
            }
        }
        DataSetBuilder roi = new DataSetBuilder()
                .text(
                        Tag.ROI_DISPLAY_COLOR,
                        String.valueOf(segment.colour().red()),
                        String.valueOf(segment.colour().green()),
                        String.valueOf(segment.colour().blue()))
                .text(Tag.REFERENCED_ROI_NUMBER, String.valueOf(number));
        return items.isEmpty()
                ? roi.build()
                : roi.items(Tag.CONTOUR_SEQUENCE, items).build();
    }

    private Mask mask(int z, Segment segment) {
        int[] labels = objects.labels(z, segment.layer());
        return Mask.of(grid.width(), grid.height(), (x, y) -> labels[y * grid.width() + x] == segment.label());
    }

    private DataSet contour(int z, Polygon outline) {
        List<Vertex> vertices = outline.vertices();
        double[] points = new double[3 * vertices.size()];
        for (int i = 0; i < vertices.size(); i++) {
            double[] place =
                    grid.toPatient().apply(vertices.get(i).x(), vertices.get(i).y(), z);
            System.arraycopy(place, 0, points, 3 * i, 3);
        }
        DataSetBuilder item = new DataSetBuilder()
                .text(Tag.CONTOUR_GEOMETRIC_TYPE, "CLOSED_PLANAR")
                .text(Tag.NUMBER_OF_CONTOUR_POINTS, String.valueOf(vertices.size()))
                .longDecimals(Tag.CONTOUR_DATA, points);
        source.slices()
                .get(z)
                .ifPresent(slice -> item.items(
                        Tag.CONTOUR_IMAGE_SEQUENCE,
                        modules.imageReference(slice).build()));
        return item.build();
    }
}
