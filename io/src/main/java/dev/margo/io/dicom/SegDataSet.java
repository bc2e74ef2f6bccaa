package dev.margo.io.dicom;

import dev.margo.image.Affine;
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
 * All elements of a binary segmentation but its pixels.
 *
 * <p>Source: DICOM PS3.3, A.51 and C.8.20.
 */
final class SegDataSet {
    static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.66.4";

    private static final int LONGEST_NAME = 64;
    private final VoxelGrid grid;
    private final DicomSource source;
    private final SegObjects objects;
    private final SourceModules modules;
    private final TextEncoding encoding;
    private final DataSetBuilder root = new DataSetBuilder();

    SegDataSet(VoxelGrid grid, DicomSource source, SegObjects objects) {
        this.grid = grid;
        this.source = source;
        this.objects = objects;
        modules = new SourceModules(source);
        encoding = modules.encoding();
    }

    DataSet build(String instanceUid) {
        modules.copyTo(root);
        series(instanceUid);
        image();
        dimensions();
        references();
        root.items(Tag.SEGMENT_SEQUENCE, segments());
        root.items(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared());
        root.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames());
        return root.build();
    }

    private void series(String instanceUid) {
        LocalDateTime now = LocalDateTime.now();
        root.text(Tag.SOP_CLASS_UID, SOP_CLASS)
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
        root.text(Tag.IMAGE_TYPE, "DERIVED", "PRIMARY")
                .text(Tag.SEGMENTATION_TYPE, "BINARY")
                .text(Tag.NUMBER_OF_FRAMES, String.valueOf(objects.frames().size()))
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .whole(Tag.SAMPLES_PER_PIXEL, 1)
                .whole(Tag.ROWS, grid.height())
                .whole(Tag.COLUMNS, grid.width())
                .whole(Tag.BITS_ALLOCATED, 1)
                .whole(Tag.BITS_STORED, 1)
                .whole(Tag.HIGH_BIT, 0)
                .whole(Tag.PIXEL_REPRESENTATION, 0);
    }

    /** Frames are ordered by place, then by segment. */
    private void dimensions() {
        String organization = Uids.random();
        root.items(
                Tag.DIMENSION_ORGANIZATION_SEQUENCE,
                new DataSetBuilder()
                        .text(Tag.DIMENSION_ORGANIZATION_UID, organization)
                        .build());
        root.items(
                Tag.DIMENSION_INDEX_SEQUENCE,
                dimension(organization, Tag.IMAGE_POSITION_PATIENT, Tag.PLANE_POSITION_SEQUENCE, "Image position"),
                dimension(
                        organization,
                        Tag.REFERENCED_SEGMENT_NUMBER,
                        Tag.SEGMENT_IDENTIFICATION_SEQUENCE,
                        "Segment number"));
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
        for (SegObjects.Frame frame : objects.frames()) {
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
        for (Segment segment : objects.segments()) {
            byte[] name = encoding.value(segment.name(), LONGEST_NAME);
            DataSet tissue = code("85756007", "SCT", "Tissue");
            items.add(new DataSetBuilder()
                    .whole(Tag.SEGMENT_NUMBER, items.size() + 1)
                    .bytes(Tag.SEGMENT_LABEL, name.length > 0 ? name : encoding.value("Label " + segment.label(), 64))
                    .text(Tag.SEGMENT_ALGORITHM_TYPE, "SEMIAUTOMATIC")
                    .text(Tag.SEGMENT_ALGORITHM_NAME, "Margo")
                    .items(Tag.SEGMENTED_PROPERTY_CATEGORY_CODE_SEQUENCE, tissue)
                    .items(Tag.SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE, tissue)
                    .whole(Tag.RECOMMENDED_DISPLAY_CIELAB_VALUE, CieLab.of(segment.colour()))
                    .build());
        }
        return items;
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

    private List<DataSet> frames() {
        Map<Integer, Integer> places = new HashMap<>();
        Map<Integer, DataSet> positions = new HashMap<>();
        Map<Integer, List<DataSet>> derivations = new HashMap<>();
        List<DataSet> items = new ArrayList<>();
        for (SegObjects.Frame frame : objects.frames()) {
            places.putIfAbsent(frame.z(), places.size() + 1);
            items.add(new DataSetBuilder()
                    .items(
                            Tag.FRAME_CONTENT_SEQUENCE,
                            new DataSetBuilder()
                                    .whole(Tag.DIMENSION_INDEX_VALUES, places.get(frame.z()), frame.number())
                                    .build())
                    .items(Tag.PLANE_POSITION_SEQUENCE, positions.computeIfAbsent(frame.z(), this::position))
                    .items(
                            Tag.SEGMENT_IDENTIFICATION_SEQUENCE,
                            new DataSetBuilder()
                                    .whole(Tag.REFERENCED_SEGMENT_NUMBER, frame.number())
                                    .build())
                    .items(Tag.DERIVATION_IMAGE_SEQUENCE, derivations.computeIfAbsent(frame.z(), this::derivation))
                    .build());
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
