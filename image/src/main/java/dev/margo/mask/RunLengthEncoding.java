package dev.margo.mask;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A mask as COCO writes it: lengths of runs of equal pixels down the columns, from the left one to the right, the first
 * run being background (and of length 0 if the top-left pixel belongs to the object). Immutable.
 *
 * <p>Source: {@code mask_to_rle_pytorch} in facebookresearch/segment-anything at dca509f, utils/amg.py, for the runs;
 * {@code rleToString} in cocodataset/cocoapi, common/maskApi.c, for the compressed string.
 */
public final class RunLengthEncoding {
    private final int width;
    private final int height;
    private final int[] counts;

    private RunLengthEncoding(int width, int height, int[] counts) {
        this.width = width;
        this.height = height;
        this.counts = counts;
    }

    /** The runs of {@code mask}; none but the first has length 0. */
    public static RunLengthEncoding of(Mask mask) {
        Counts counts = new Counts();
        boolean current = false;
        int run = 0;
        for (int x = 0; x < mask.width(); x++) {
            for (int y = 0; y < mask.height(); y++) {
                if (mask.has(x, y) != current) {
                    counts.add(run);
                    run = 0;
                    current = !current;
                }
                run++;
            }
        }
        counts.add(run);
        return new RunLengthEncoding(mask.width(), mask.height(), counts.toArray());
    }

    /**
     * Runs read elsewhere. Copies {@code counts}.
     *
     * @throws IllegalArgumentException if a count is negative or they do not add up to width x height
     */
    public static RunLengthEncoding ofCounts(int width, int height, int... counts) {
        int area = Extent.area(width, height);
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException(
                        "run %s has length %s; a run is never negative".formatted(i, counts[i]));
            }
            sum += counts[i];
        }
        if (sum != area) {
            throw new IllegalArgumentException(
                    "%s runs add up to %s pixels, but %s x %s is %s; check the order of width and height and whether the runs are cut off"
                            .formatted(counts.length, sum, width, height, area));
        }
        return new RunLengthEncoding(width, height, counts.clone());
    }

    /**
     * Runs from COCO's compressed string.
     *
     * @throws IllegalArgumentException if the string is cut off, has foreign characters or does not fit the size
     */
    public static RunLengthEncoding ofCompressed(int width, int height, String compressed) {
        return ofCounts(width, height, CocoString.decode(compressed));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The run lengths, background first; a copy. */
    public int[] counts() {
        return counts.clone();
    }

    /** COCO's compressed string: printable ASCII, without the size. */
    public String toCompressed() {
        return CocoString.encode(counts);
    }

    /** Number of pixels of the object: every second run. */
    public int area() {
        int area = 0;
        for (int i = 1; i < counts.length; i += 2) {
            area += counts[i];
        }
        return area;
    }

    public Mask toMask() {
        BitSet bits = new BitSet(width * height);
        int begin = 0;
        for (int i = 0; i < counts.length; i++) {
            int end = begin + counts[i];
            for (int p = begin; i % 2 == 1 && p < end; p++) {
                bits.set(p % height * width + p / height);
            }
            begin = end;
        }
        return new Mask(width, height, bits);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof RunLengthEncoding other
                && width == other.width
                && height == other.height
                && Arrays.equals(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "RunLengthEncoding[%s x %s, %s runs]".formatted(width, height, counts.length);
    }
}
