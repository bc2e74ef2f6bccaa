package dev.margo.io.coco;

import dev.margo.image.Voxels;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.mask.RunLengthEncoding;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects of a slice of labels, found in one walk down its columns, however many there are. */
final class SliceObjects {
    private final int width;
    private final int height;
    private final SortedMap<Integer, Runs> byLabel = new TreeMap<>();

    private SliceObjects(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * By their labels.
     *
     * @throws IllegalArgumentException if a label is no whole number from 0 to 2^31 - 1
     */
    static SortedMap<Integer, Runs> of(Voxels slice, int width, int height) {
        SliceObjects objects = new SliceObjects(width, height);
        int area = width * height;
        int begin = 0;
        int label = objects.label(slice, 0);
        for (int p = 1; p <= area; p++) {
            int next = p == area ? -1 : objects.label(slice, p);
            if (next != label) {
                objects.add(label, begin, p);
                begin = p;
                label = next;
            }
        }
        return objects.byLabel;
    }

    /** At place {@code p} of COCO's count, down the columns. */
    private int label(Voxels slice, int p) {
        double value = slice.get(p % height * width + p / height);
        if (!(value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
            throw new IllegalArgumentException("the value %s at (x %s, y %s) is no label; expected whole numbers from 0"
                    .formatted(value, p / height, p % height));
        }
        return (int) value;
    }

    private void add(int label, int begin, int end) {
        if (label > 0) {
            byLabel.computeIfAbsent(label, unseen -> new Runs(width, height)).add(begin, end);
        }
    }

    /** The runs of one object. */
    static final class Runs {
        private final int width;
        private final int height;
        private int[] counts = new int[4];
        private int size;
        private int end;
        private int area;
        private int top = Integer.MAX_VALUE;
        private int bottom;

        private Runs(int width, int height) {
            this.width = width;
            this.height = height;
        }

        private void add(int from, int to) {
            if (size + 3 > counts.length) {
                counts = Arrays.copyOf(counts, 2 * counts.length);
            }
            counts[size++] = from - end;
            counts[size++] = to - from;
            end = to;
            area += to - from;
            boolean wraps = from / height < (to - 1) / height;
            top = wraps ? 0 : Math.min(top, from % height);
            bottom = wraps ? height - 1 : Math.max(bottom, (to - 1) % height);
        }

        int area() {
            return area;
        }

        PixelBox box() {
            return new PixelBox(counts[0] / height, top, (end - 1) / height, bottom);
        }

        RunLengthEncoding encoding() {
            int rest = width * height - end;
            int[] all = Arrays.copyOf(counts, rest > 0 ? size + 1 : size);
            if (rest > 0) {
                all[size] = rest;
            }
            return RunLengthEncoding.ofCounts(width, height, all);
        }

        /** The part of the mask in {@link #box()}. */
        Mask inBox() {
            PixelBox box = box();
            boolean[] inside = new boolean[box.width() * box.height()];
            int at = 0;
            for (int i = 0; i < size; i++) {
                for (int p = at; i % 2 == 1 && p < at + counts[i]; p++) {
                    inside[(p % height - box.y0()) * box.width() + p / height - box.x0()] = true;
                }
                at += counts[i];
            }
            return Mask.of(box.width(), box.height(), inside);
        }
    }
}
