package dev.margo.io.dicom;

import dev.margo.image.Intensity;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads DICOM Segmentations: binary ones, fractional ones cut at half, and label maps. The label of a voxel is the number
 * of its segment; where several overlap, the highest of them. Pixels stay in the file until slices are asked for, so it
 * must stay where it is.
 *
 * <p>Source: DICOM PS3.3, A.51, A.91 and C.8.20.
 */
public final class DicomSegReader {
    private DicomSegReader() {}

    /**
     * The labels in {@code file}, in a grid from the first slice with a frame to the last: a segmentation does not say
     * how many slices its scan had.
     *
     * @throws ImageFormatException if it is no segmentation, a damaged one, or its frames make no grid
     * @throws IOException if it cannot be read at all
     */
    public static DicomSegmentation read(Path file) throws IOException {
        return read(DicomFile.open(file));
    }

    static DicomSegmentation read(DicomFile file) throws IOException {
        SegFile seg = SegFile.of(file);
        return place(seg, SegPlaces.of(file.path().toString(), seg.frames(), seg.numbers(), seg.sliceDistance()));
    }

    static boolean isSegmentation(DataSet data) {
        return data.element(Tag.SEGMENT_SEQUENCE).isPresent() && FrameDecoder.hasPixels(data);
    }

    /**
     * The labels in {@code file} in the grid of the scan that they were drawn on, whose axes may run otherwise than those
     * of the file's frames.
     *
     * @throws ImageFormatException as {@link #read(Path)}, or if a frame does not lie in a slice of {@code grid}
     * @throws IOException if it cannot be read at all
     */
    public static DicomSegmentation read(Path file, VoxelGrid grid) throws IOException {
        return read(DicomFile.open(file), grid);
    }

    static DicomSegmentation read(DicomFile file, VoxelGrid grid) throws IOException {
        SegFile seg = SegFile.of(file);
        String name = file.path().toString();
        DicomSegmentation placed = place(seg, SegPlaces.in(name, seg.frames(), seg.asDrawn(grid)));
        Segmentation found = placed.segmentation();
        Volume labels = found.labels().reorderedLike(grid).withPlace(grid.toPatient());
        return new DicomSegmentation(new Segmentation(labels, found.segments()), placed.warnings());
    }

    private static DicomSegmentation place(SegFile seg, SegPlaces places) throws IOException {
        List<List<Integer>> frames = bySlice(seg, places);
        VoxelGrid grid = places.grid();
        List<String> warnings = new ArrayList<>(places.warnings());
        long over = 0;
        for (List<Integer> slice : frames) {
            over += slice.size() < 2 ? 0 : draw(seg, slice, new int[grid.width() * grid.height()]);
        }
        if (over > 0) {
            warnings.add("%s times a voxel is in several segments; it is given to the last of them".formatted(over));
        }
        if (seg.threshold() != 1) {
            warnings.add("fractions of segments are cut at half");
        }
        VoxelType type = seg.highest() <= 255 ? VoxelType.UINT8 : VoxelType.UINT16;
        Volume labels = Volume.of(
                grid,
                Volume.Layout.single(type),
                Intensity.stored(Intensity.Kind.LABELS),
                (z, t) -> slice(seg, frames.get(z), grid, type));
        return new DicomSegmentation(new Segmentation(labels, seg.segments()), warnings);
    }

    /** Frames of each slice, ascending by segment. */
    private static List<List<Integer>> bySlice(SegFile seg, SegPlaces places) {
        List<List<Integer>> frames = IntStream.range(0, places.grid().depth())
                .<List<Integer>>mapToObj(z -> new ArrayList<>())
                .toList();
        for (int frame = 0; frame < places.slices().length; frame++) {
            frames.get(places.slices()[frame]).add(frame);
        }
        frames.forEach(slice -> slice.sort(Comparator.comparingInt(frame -> seg.numbers()[frame])));
        return frames;
    }

    private static long draw(SegFile seg, List<Integer> frames, int[] labels) throws IOException {
        long over = 0;
        for (int frame : frames) {
            over += seg.draw(frame, labels);
        }
        return over;
    }

    private static Voxels slice(SegFile seg, List<Integer> frames, VoxelGrid grid, VoxelType type) throws IOException {
        int[] labels = new int[grid.width() * grid.height()];
        draw(seg, frames, labels);
        ByteBuffer bytes = ByteBuffer.allocate(labels.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int label : labels) {
            if (type == VoxelType.UINT8) {
                bytes.put((byte) label);
            } else {
                bytes.putShort((short) label);
            }
        }
        return Voxels.adopt(type, bytes.array());
    }
}
