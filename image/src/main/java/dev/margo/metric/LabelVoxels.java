package dev.margo.metric;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.Voxels;
import dev.margo.mask.LabelImage;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The ids of a label volume in memory, 2 bytes per voxel, and where each of them lies; 0 is background. Immutable. */
public final class LabelVoxels {
    private final int width;
    private final int height;
    private final VoxelSpacing spacing;
    private final char[][] slices;
    private final TreeMap<Integer, Place> places = new TreeMap<>();

    /** Where one label lies so far. */
    private static final class Place {
        private VoxelBox box;
        private long count;

        private Place(VoxelBox first) {
            box = first;
        }
    }

    private LabelVoxels(int width, int height, int depth, VoxelSpacing spacing) {
        this.width = width;
        this.height = height;
        this.spacing = spacing;
        slices = new char[depth][];
    }

    /**
     * One layer of a segmentation.
     *
     * @throws IllegalArgumentException if an id is not a whole number from 0 to 65535
     */
    public static LabelVoxels of(Segmentation segmentation, int layer) {
        Volume labels = segmentation.labels();
        int width = labels.grid().width();
        int height = labels.grid().height();
        LabelVoxels voxels = new LabelVoxels(width, height, labels.grid().depth(), VoxelSpacing.of(labels.grid()));
        for (int z = 0; z < voxels.slices.length; z++) {
            Voxels slice = labels.stored(z, layer);
            voxels.fill(z, i -> whole(slice.get(i)));
        }
        return voxels;
    }

    /**
     * Slices of the same size, from z = 0 on.
     *
     * @throws IllegalArgumentException if there is none, if their sizes differ or an id is beyond 65535
     */
    public static LabelVoxels of(List<LabelImage> slices, VoxelSpacing spacing) {
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("no slices of labels, so their size is unknown; give at least one");
        }
        LabelImage first = slices.get(0);
        LabelVoxels voxels = new LabelVoxels(first.width(), first.height(), slices.size(), spacing);
        for (int z = 0; z < slices.size(); z++) {
            LabelImage slice = slices.get(z);
            if (slice.width() != first.width() || slice.height() != first.height()) {
                throw new IllegalArgumentException("slice %s of the labels has %s x %s pixels, but slice 0 has %s x %s"
                        .formatted(z, slice.width(), slice.height(), first.width(), first.height()));
            }
            int[] ids = slice.toArray();
            voxels.fill(z, i -> ids[i]);
        }
        return voxels;
    }

    private static int whole(double value) {
        return value == Math.rint(value) ? (int) Math.max(-1, Math.min(Integer.MAX_VALUE, value)) : -1;
    }

    private void fill(int z, IntUnaryOperator idAt) {
        char[] ids = new char[width * height];
        for (int i = 0; i < ids.length; i++) {
            int id = idAt.applyAsInt(i);
            if (id < 0 || id > Character.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "voxel (%s, %s, %s) has no label; expected a whole number from 0 to %s"
                                .formatted(i % width, i / width, z, (int) Character.MAX_VALUE));
            }
            ids[i] = (char) id;
        }
        slices[z] = ids;
        for (int y = 0; y < height; y++) {
            place(ids, y, z);
        }
    }

    /** Run by run. */
    private void place(char[] ids, int y, int z) {
        int begin = 0;
        while (begin < width) {
            char id = ids[y * width + begin];
            int end = begin + 1;
            while (end < width && ids[y * width + end] == id) {
                end++;
            }
            if (id != 0) {
                VoxelBox run = new VoxelBox(begin, y, z, end - 1, y, z);
                Place place = places.computeIfAbsent((int) id, first -> new Place(run));
                place.box = place.box.around(run);
                place.count += run.width();
            }
            begin = end;
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int depth() {
        return slices.length;
    }

    public VoxelSpacing spacing() {
        return spacing;
    }

    /** The labels that occur, ascending; without background. */
    public SortedSet<Integer> labels() {
        return new TreeSet<>(places.keySet());
    }

    /** Number of voxels of {@code label}. */
    public long count(int label) {
        Place place = places.get(label);
        return place == null ? 0 : place.count;
    }

    /** The smallest box around {@code label}; nothing if it does not occur. */
    Optional<VoxelBox> box(int label) {
        return Optional.ofNullable(places.get(label)).map(place -> place.box);
    }

    /** Number of voxels that are {@code label} here and there; both have it. */
    long inCommon(LabelVoxels other, int label) {
        VoxelBox box = box(label).orElseThrow();
        long both = 0;
        for (int z = box.z0(); z <= box.z1(); z++) {
            for (int y = box.y0(); y <= box.y1(); y++) {
                for (int i = y * width + box.x0(); i <= y * width + box.x1(); i++) {
                    if (slices[z][i] == label && other.slices[z][i] == label) {
                        both++;
                    }
                }
            }
        }
        return both;
    }

    /** The voxels of {@code label} within {@code box}. */
    BitRows bits(int label, VoxelBox box) {
        BitRows bits = new BitRows(box.width(), box.height(), box.depth());
        IntStream.range(0, box.depth()).parallel().forEach(z -> {
            for (int y = 0; y < box.height(); y++) {
                int from = (box.y0() + y) * width + box.x0();
                for (int x = 0; x < box.width(); x += Long.SIZE) {
                    int count = Math.min(Long.SIZE, box.width() - x);
                    bits.setWord(x >> 6, y, z, bits(slices[box.z0() + z], from + x, count, label));
                }
            }
        });
        return bits;
    }

    private static long bits(char[] ids, int from, int count, int label) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= (ids[from + i] == label ? 1L : 0L) << i;
        }
        return bits;
    }

    void requireSameSize(LabelVoxels other) {
        if (width != other.width || height != other.height || depth() != other.depth()) {
            throw new IllegalArgumentException(
                    "labels of %s x %s x %s voxels cannot be compared with ones of %s x %s x %s; resample them first"
                            .formatted(width, height, depth(), other.width, other.height, other.depth()));
        }
    }
}
