package dev.margo.io.dicom;

import dev.margo.image.Affine;
import dev.margo.image.Colour;
import dev.margo.image.Segment;
import dev.margo.image.VoxelGrid;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All elements of a segmentation but its pixels: of a binary one, with a frame per segment and slice, or of a label map,
 * with a frame per slice and the background as segment 0.
 *
 * <p>Source: DICOM PS3.3, A.51, A.91 and C.8.20.
 */
final class SegDataSet {
    private static final String BINARY_CLASS = "1.2.840.10008.5.1.4.1.1.66.4";
    private static final String LABEL_MAP_CLASS = "1.2.840.10008.5.1.4.1.1.66.7";
    private static final int LONGEST_NAME = 64;
    private final VoxelGrid grid;
    private final DicomSource source;
    private final SegObjects objects;
    private final boolean labelMap;
    private final List<SegObjects.Frame> frames;
    private final SourceModules modules;
    private final TextEncoding encoding;
    private final DataSetBuilder root = new DataSetBuilder();

    SegDataSet(VoxelGrid grid, DicomSource source, SegObjects objects, boolean labelMap) {
        this.grid = grid;
        this.source = source;
        this.objects = objects;
        this.labelMap = labelMap;
        frames = labelMap ? objects.slices() : objects.frames();
        modules = new SourceModules(source);
        encoding = modules.encoding();
    }

    static String sopClass(boolean labelMap) {
        return labelMap ? LABEL_MAP_CLASS : BINARY_CLASS;
    }

    DataSet build(String instanceUid) {
        modules.copyTo(root);
        series(instanceUid);
        image();
        dimensions();
        references();
        root.items(Tag.SEGMENT_SEQUENCE, segments());
        root.items(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared());
        root.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, perFrame());
        return root.build();
    }

    private void series(String instanceUid) {
        LocalDateTime now = LocalDateTime.now();
        root.text(Tag.SOP_CLASS_UID, sopClass(labelMap))
                .text(Tag.SOP_INSTANCE_UID, instanceUid)
                .text(Tag.SERIES_INSTANCE_UID, Uids.random())
                .text(Tag.MODALITY, "SEG")
                .text(Tag.SERIES_NUMBER, "300")
                .text(Tag.SERIES_DESCRIPTION, "Segmentation")
                .text(Tag.INSTANCE_NUMBER, "1")
                .text(Tag.CONTENT_DATE, now.format(DateTimeFormatter.ofPattern("yyyyMMdd")))
                .text(Tag.CONTENT_TIME, now.format(DateTimeFormatter.ofPattern("HHmmss")))
                .text(Tag.CONTENT_LABEL, "SEGMENTATION")
                .text(Tag.CONTENT_DESCRIPTION)
                .text(Tag.CONTENT_CREATOR_NAME)
                .text(Tag.MANUFACTURER, "Margo")
                .text(Tag.MANUFACTURER_MODEL_NAME, "Margo")
                .text(Tag.DEVICE_SERIAL_NUMBER, "1")
                .text(Tag.SOFTWARE_VERSIONS, SourceModules.version());
    }

    private void image() {
        int bits = labelMap ? objects.bits() : 1;
        root.text(Tag.IMAGE_TYPE, "DERIVED", "PRIMARY")
                .text(Tag.SEGMENTATION_TYPE, labelMap ? "LABELMAP" : "BINARY")
                .text(Tag.NUMBER_OF_FRAMES, String.valueOf(frames.size()))
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .whole(Tag.SAMPLES_PER_PIXEL, 1)
                .whole(Tag.ROWS, grid.height())
                .whole(Tag.COLUMNS, grid.width())
                .whole(Tag.BITS_ALLOCATED, bits)
                .whole(Tag.BITS_STORED, bits)
                .whole(Tag.HIGH_BIT, bits - 1)
                .whole(Tag.PIXEL_REPRESENTATION, 0);
        if (labelMap) {
            root.whole(Tag.PIXEL_PADDING_VALUE, 0).text(Tag.SEGMENTS_OVERLAP, "NO");
        }
    }

    /** Frames are ordered by place, then by segment if they have one. */
    private void dimensions() {
        String organization = Uids.random();
        root.items(
                Tag.DIMENSION_ORGANIZATION_SEQUENCE,
                new DataSetBuilder()
                        .text(Tag.DIMENSION_ORGANIZATION_UID, organization)
                        .build());
        DataSet place =
                dimension(organization, Tag.IMAGE_POSITION_PATIENT, Tag.PLANE_POSITION_SEQUENCE, "Image position");
        DataSet segment = dimension(
                organization, Tag.REFERENCED_SEGMENT_NUMBER, Tag.SEGMENT_IDENTIFICATION_SEQUENCE, "Segment number");
        root.items(Tag.DIMENSION_INDEX_SEQUENCE, labelMap ? List.of(place) : List.of(place, segment));
    }

    private static DataSet dimension(String organization, Tag index, Tag group, String label) {
        return new DataSetBuilder()
                .text(Tag.DIMENSION_ORGANIZATION_UID, organization)
                .pointer(Tag.DIMENSION_INDEX_POINTER, index)
                .pointer(Tag.FUNCTIONAL_GROUP_POINTER, group)
                .text(Tag.DIMENSION_DESCRIPTION_LABEL, label)
                .build();
    }

    /** All images of the source that frames are drawn on. */
    private void references() {
        Map<String, DataSet> instances = new LinkedHashMap<>();
        for (SegObjects.Frame frame : frames) {
            source.slices()
                    .get(frame.z())
                    .filter(slice -> !slice.sopInstanceUid().isEmpty())
                    .ifPresent(slice -> instances.computeIfAbsent(
                            slice.sopInstanceUid(),
                            uid -> SourceModules.reference(slice).build()));
        }
        if (!instances.isEmpty()) {
            root.items(
                    Tag.REFERENCED_SERIES_SEQUENCE,
                    new DataSetBuilder()
                            .text(Tag.SERIES_INSTANCE_UID, source.seriesUid())
                            .items(Tag.REFERENCED_INSTANCE_SEQUENCE, List.copyOf(instances.values()))
                            .build());
        }
    }

    private List<DataSet> segments() {
        List<DataSet> items = new ArrayList<>();
        if (labelMap) {
            DataSet background = code("125040", "DCM", "Background");
            items.add(segment(0, encoding.value("Background", LONGEST_NAME), background, new Colour(0, 0, 0)));
        }
        int number = 0;
        for (Segment segment : objects.segments()) {
            byte[] name = encoding.value(segment.name(), LONGEST_NAME);
            byte[] shown = name.length > 0 ? name : encoding.value("Label " + segment.label(), LONGEST_NAME);
            items.add(segment(++number, shown, code("85756007", "SCT", "Tissue"), segment.colour()));
        }
        return items;
    }

    private static DataSet segment(int number, byte[] name, DataSet property, Colour colour) {
        return new DataSetBuilder()
                .whole(Tag.SEGMENT_NUMBER, number)
                .bytes(Tag.SEGMENT_LABEL, name)
                .text(Tag.SEGMENT_ALGORITHM_TYPE, "SEMIAUTOMATIC")
                .text(Tag.SEGMENT_ALGORITHM_NAME, "Margo")
                .items(Tag.SEGMENTED_PROPERTY_CATEGORY_CODE_SEQUENCE, property)
                .items(Tag.SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE, property)
                .whole(Tag.RECOMMENDED_DISPLAY_CIELAB_VALUE, CieLab.of(colour))
                .build();
    }

    private static DataSet code(String value, String scheme, String meaning) {
        return new DataSetBuilder()
                .text(Tag.CODE_VALUE, value)
                .text(Tag.CODING_SCHEME_DESIGNATOR, scheme)
                .text(Tag.CODE_MEANING, meaning)
                .build();
    }

    private DataSet shared() {
        Affine toPatient = grid.toPatient();
        double[] spacing = toPatient.spacing();
        double[] row = Vectors.unit(step(toPatient, 0));
        double[] column = Vectors.unit(step(toPatient, 1));
        double between = Math.abs(Vectors.dot(step(toPatient, 2), Vectors.cross(row, column)));
        return new DataSetBuilder()
                .items(
                        Tag.PIXEL_MEASURES_SEQUENCE,
                        new DataSetBuilder()
                                .decimals(Tag.SLICE_THICKNESS, between)
                                .decimals(Tag.SPACING_BETWEEN_SLICES, between)
                                .decimals(Tag.PIXEL_SPACING, spacing[1], spacing[0])
                                .build())
                .items(
                        Tag.PLANE_ORIENTATION_SEQUENCE,
                        new DataSetBuilder()
                                .decimals(
                                        Tag.IMAGE_ORIENTATION_PATIENT,
                                        row[0],
                                        row[1],
                                        row[2],
                                        column[0],
                                        column[1],
                                        column[2])
                                .build())
                .build();
    }

    private static double[] step(Affine affine, int axis) {
        return new double[] {affine.get(0, axis), affine.get(1, axis), affine.get(2, axis)};
    }

    private List<DataSet> perFrame() {
        Map<Integer, Integer> places = new HashMap<>();
        Map<Integer, DataSet> positions = new HashMap<>();
        Map<Integer, List<DataSet>> derivations = new HashMap<>();
        List<DataSet> items = new ArrayList<>();
        for (SegObjects.Frame frame : frames) {
            int place = places.computeIfAbsent(frame.z(), z -> places.size() + 1);
            DataSetBuilder content = new DataSetBuilder();
            DataSetBuilder item = new DataSetBuilder()
                    .items(Tag.PLANE_POSITION_SEQUENCE, positions.computeIfAbsent(frame.z(), this::position))
                    .items(Tag.DERIVATION_IMAGE_SEQUENCE, derivations.computeIfAbsent(frame.z(), this::derivation));
            if (labelMap) {
                content.whole(Tag.DIMENSION_INDEX_VALUES, place);
            } else {
                content.whole(Tag.DIMENSION_INDEX_VALUES, place, frame.number());
                item.items(
                        Tag.SEGMENT_IDENTIFICATION_SEQUENCE,
                        new DataSetBuilder()
                                .whole(Tag.REFERENCED_SEGMENT_NUMBER, frame.number())
                                .build());
            }
            items.add(item.items(Tag.FRAME_CONTENT_SEQUENCE, content.build()).build());
        }
        return items;
    }

    private DataSet position(int z) {
        return new DataSetBuilder()
                .decimals(Tag.IMAGE_POSITION_PATIENT, grid.toPatient().apply(0, 0, z))
                .build();
    }

    /** Nothing where the slice was missing in the source. */
    private List<DataSet> derivation(int z) {
        return source.slices()
                .get(z)
                .filter(slice -> !slice.sopInstanceUid().isEmpty())
                .map(slice -> List.of(new DataSetBuilder()
                        .items(Tag.DERIVATION_CODE_SEQUENCE, code("113076", "DCM", "Segmentation"))
                        .items(Tag.SOURCE_IMAGE_SEQUENCE, sourceImage(slice))
                        .build()))
                .orElse(List.of());
    }

    private DataSet sourceImage(SourceSlice slice) {
        return modules.imageReference(slice)
                .text(Tag.SPATIAL_LOCATIONS_PRESERVED, "YES")
                .items(
                        Tag.PURPOSE_OF_REFERENCE_CODE_SEQUENCE,
                        code("121322", "DCM", "Source image for image processing operation"))
                .build();
    }
}
