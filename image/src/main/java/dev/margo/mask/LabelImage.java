package dev.margo.mask;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One object id per pixel; 0 is background. Immutable. */
public final class LabelImage {
    private final int width;
    private final int height;
    private final int[] ids;

    /** Takes over {@code ids}, which must be checked already. */
    private LabelImage(int width, int height, int[] ids) {
        this.width = width;
        this.height = height;
        this.ids = ids;
    }

    /**
     * Copies {@code ids}, row-major.
     *
     * @throws IllegalArgumentException if there are not width x height of them or one is negative
     */
    public static LabelImage of(int width, int height, int[] ids) {
        Extent.requireLength("ids", width, height, ids.length);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0) {
                throw new IllegalArgumentException("pixel (%s, %s) has id %s; ids are positive and 0 is background"
                        .formatted(i % width, i / width, ids[i]));
            }
        }
        return new LabelImage(width, height, ids.clone());
    }

    /**
     * Ids 1 to n for n masks, in their order; where masks overlap, the later one wins.
     *
     * @throws IllegalArgumentException if there is no mask or their sizes differ
     */
    public static LabelImage ofMasks(List<Mask> masks) {
        if (masks.isEmpty()) {
            throw new IllegalArgumentException(
                    "no masks given, so the size of the label image is unknown; give at least one");
        }
        Mask first = masks.get(0);
        int[] ids = new int[first.width() * first.height()];
        for (int i = 0; i < masks.size(); i++) {
            Mask mask = masks.get(i);
            if (mask.width() != first.width() || mask.height() != first.height()) {
                throw new IllegalArgumentException("mask %s has %s x %s pixels, but mask 0 has %s x %s"
                        .formatted(i, mask.width(), mask.height(), first.width(), first.height()));
            }
            int id = i + 1;
            mask.bits().stream().forEach(p -> ids[p] = id);
        }
        return new LabelImage(first.width(), first.height(), ids);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** @throws IllegalArgumentException if (x, y) lies outside the image */
    public int get(int x, int y) {
        Extent.requireInside(width, height, x, y);
        return ids[y * width + x];
    }

    /** Number of pixels of every id that occurs, by ascending id; without background. */
    public SortedMap<Integer, Integer> sizes() {
        SortedMap<Integer, Integer> sizes = new TreeMap<>();
        int begin = 0;
        while (begin < ids.length) {
            int end = begin + 1;
            while (end < ids.length && ids[end] == ids[begin]) {
                end++;
            }
            if (ids[begin] != 0) {
                sizes.merge(ids[begin], end - begin, Integer::sum);
            }
            begin = end;
        }
        return sizes;
    }

    /** The pixels of object {@code id}; for 0, the background. Empty for an id that does not occur. */
    public Mask maskOf(int id) {
        BitSet bits = new BitSet(ids.length);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                bits.set(i);
            }
        }
        return new Mask(width, height, bits);
    }

    /** This label image with another number of pixels: each takes the id at its centre. */
    public LabelImage resizedTo(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        int[] resized = new int[Extent.area(newWidth, newHeight)];
        for (int i = 0; i < resized.length; i++) {
            int x = (int) ((i % newWidth + 0.5) * width / newWidth);
            int y = (int) ((i / newWidth + 0.5) * height / newHeight);
            resized[i] = ids[y * width + x];
        }
        return new LabelImage(newWidth, newHeight, resized);
    }

    /** One id per pixel, row-major; a copy. */
    public int[] toArray() {
        return ids.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LabelImage other
                && width == other.width
                && height == other.height
                && Arrays.equals(ids, other.ids);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return "LabelImage[%s x %s, ids %s]".formatted(width, height, sizes().keySet());
    }
}
