package dev.margo.io.dicom;

import dev.margo.image.Affine;
import dev.margo.image.Colour;
import dev.margo.image.Segment;
import dev.margo.image.VoxelGrid;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a segmentation says of its segments and frames.
 *
 * @param numbers of the frames' segments; 0 where a frame is a label map
 * @param threshold from which a value is in the segment
 * @param labelMap whether values are labels themselves
 */
record SegFile(
        List<SliceFacts> frames,
        FrameDecoder decoder,
        int[] numbers,
        double threshold,
        boolean labelMap,
        DataSet data) {

    static SegFile of(DicomFile file) throws IOException {
        DataSet data = file.data();
        requireSegmentation(data);
        FrameDecoder decoder = FrameDecoder.of(file);
        FileSlices.requireWholePictures(data, decoder.layout());
        String type = data.text(Tag.SEGMENTATION_TYPE).orElse("");
        boolean labelMap = type.equals("LABELMAP");
        requireKnown(data, decoder.layout(), type);
        SliceReader reader = new SliceReader(data, decoder);
        List<SliceFacts> frames = new ArrayList<>();
        int[] numbers = new int[decoder.layout().frames()];
        for (int i = 0; i < numbers.length; i++) {
            frames.add(reader.read(i));
            numbers[i] = labelMap ? 0 : number(data, i);
        }
        double threshold = type.equals("FRACTIONAL")
                ? data.number(Tag.MAXIMUM_FRACTIONAL_VALUE).orElse(255) / 2
                : 1;
        return new SegFile(frames, decoder, numbers, threshold, labelMap, data);
    }

    private static void requireSegmentation(DataSet data) throws ImageFormatException {
        if (data.element(Tag.SEGMENT_SEQUENCE).isEmpty()) {
            throw new ImageFormatException(
                    data.file(),
                    "a DICOM file without segments (%s); give a DICOM segmentation"
                            .formatted(
                                    SafeWords.modality(data.text(Tag.MODALITY).orElse(""))));
        }
    }

    private static void requireKnown(DataSet data, PixelLayout layout, String type) throws ImageFormatException {
        boolean known = switch (type) {
            case "BINARY", "FRACTIONAL" -> layout.depth().allocated() <= 8;
            case "LABELMAP" -> layout.depth().allocated() == 8 || layout.depth().allocated() == 16;
            default -> false;
        };
        if (!known || layout.samples() != 1 || layout.depth().signed() || layout.real()) {
            throw data.damaged(
                    Tag.SEGMENTATION_TYPE, "is none of BINARY, FRACTIONAL and LABELMAP with the bits these have");
        }
    }

    private static int number(DataSet data, int frame) throws ImageFormatException {
        DataSet group = FunctionalGroups.of(data, frame)
                .with(Tag.SEGMENT_IDENTIFICATION_SEQUENCE, Tag.REFERENCED_SEGMENT_NUMBER);
        OptionalInt number = group.integer(Tag.REFERENCED_SEGMENT_NUMBER);
        if (number.isEmpty() && data.items(Tag.SEGMENT_SEQUENCE).size() == 1) {
            number = data.items(Tag.SEGMENT_SEQUENCE).get(0).integer(Tag.SEGMENT_NUMBER);
        }
        if (number.isEmpty() || number.getAsInt() < 1 || number.getAsInt() > 65_535) {
            throw data.damaged(Tag.REFERENCED_SEGMENT_NUMBER, "of frame %s is not from 1 to 65535".formatted(frame));
        }
        return number.getAsInt();
    }

    /** Distance of slices, where the file tells one that can be used; it may have frames of few of them. */
    OptionalDouble sliceDistance() throws ImageFormatException {
        OptionalDouble told = FunctionalGroups.of(data, 0)
                .with(Tag.PIXEL_MEASURES_SEQUENCE, Tag.SPACING_BETWEEN_SLICES)
                .number(Tag.SPACING_BETWEEN_SLICES);
        return told.orElse(0) >= 1e-6 ? told : OptionalDouble.empty();
    }

    /** {@code grid} with its axes as the first frame's rows, columns and slices run; as it is if that says nothing. */
    VoxelGrid asDrawn(VoxelGrid grid) {
        if (frames.get(0).plane().isEmpty()) {
            return grid;
        }
        Plane plane = frames.get(0).plane().get();
        double[] row = plane.row();
        double[] column = plane.column();
        double[] normal = plane.normal();
        Affine frame = Affine.of(
                row[0], column[0], normal[0], 0, row[1], column[1], normal[1], 0, row[2], column[2], normal[2], 0);
        return grid.reorderedLike(new VoxelGrid(1, 1, 1, frame));
    }

    /** Those with a number from 1, each once. */
    List<Segment> segments() throws ImageFormatException {
        TextEncoding encoding = TextEncoding.of(data);
        Map<Integer, Segment> segments = new LinkedHashMap<>();
        for (DataSet item : data.items(Tag.SEGMENT_SEQUENCE)) {
            int number = item.required(Tag.SEGMENT_NUMBER);
            if (number < 1) {
                continue; // the background of a label map
            }
            String name = item.bytes(Tag.SEGMENT_LABEL).map(encoding::text).orElse("");
            double[] lab = item.doubles(Tag.RECOMMENDED_DISPLAY_CIELAB_VALUE);
            Colour colour = lab.length == 3 ? CieLab.colour(lab) : Colour.ofLabel(number);
            segments.putIfAbsent(number, new Segment(name.isEmpty() ? "Segment " + number : name, number, 0, colour));
        }
        return List.copyOf(segments.values());
    }

    /** The highest number that a voxel may have. */
    int highest() {
        int highest = labelMap && decoder.layout().depth().allocated() == 16 ? 65_535 : 0;
        for (int number : numbers) {
            highest = Math.max(highest, number);
        }
        return highest;
    }

    /**
     * Draws a frame over {@code labels}.
     *
     * @return how many labels of others it went over
     */
    int draw(int frame, int[] labels) throws IOException {
        Voxels values = decoder.frame(frame).values();
        int over = 0;
        for (int i = 0; i < labels.length; i++) {
            double value = values.get(i);
            int label = labelMap ? (int) value : value >= threshold ? numbers[frame] : 0;
            if (label != 0) {
                over += labels[i] != 0 && labels[i] != label ? 1 : 0;
                labels[i] = label;
            }
        }
        return over;
    }
}
