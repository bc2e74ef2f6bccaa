package dev.margo.mask;

import java.util.BitSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntPredicate;

/** Clean-up of the regions of a mask: holes in it and islands of it. */
public final class Regions {
    private Regions() {}

    /**
     * A mask after small regions were removed.
     *
     * @param changed whether there was a small region at all, by which the reference scores masks; true also when the
     *     only island is small and stays
     */
    public record Cleaned(Mask mask, boolean changed) {}

    /**
     * Fills every hole: background that no path over pixel edges leads out of to the image border. The same as
     * {@code scipy.ndimage.binary_fill_holes}.
     */
    public static Mask fillHoles(Mask mask) {
        LabelImage background = ConnectedComponents.of(mask.not(), Connectivity.FOUR);
        BitSet open = new BitSet();
        for (int x = 0; x < mask.width(); x++) {
            open.set(background.get(x, 0));
            open.set(background.get(x, mask.height() - 1));
        }
        for (int y = 0; y < mask.height(); y++) {
            open.set(background.get(0, y));
            open.set(background.get(mask.width() - 1, y));
        }
        open.clear(0);
        return select(background, id -> !open.get(id));
    }

    /**
     * Fills the background regions of fewer than {@code minArea} pixels. Regions are joined over corners too, and one
     * that touches the image border counts like any other.
     *
     * <p>Source: {@code remove_small_regions} with mode "holes" in facebookresearch/segment-anything at dca509f,
     * utils/amg.py.
     */
    public static Cleaned removeSmallHoles(Mask mask, int minArea) {
        LabelImage background = ConnectedComponents.of(mask.not(), Connectivity.EIGHT);
        SortedMap<Integer, Integer> sizes = background.sizes();
        if (sizes.values().stream().noneMatch(size -> size < minArea)) {
            return new Cleaned(mask, false);
        }
        return new Cleaned(select(background, id -> id == 0 || sizes.get(id) < minArea), true);
    }

    /**
     * Drops the islands of fewer than {@code minArea} pixels, joined over corners too. If all are that small, the
     * largest stays.
     *
     * <p>Source: {@code remove_small_regions} with mode "islands" in facebookresearch/segment-anything at dca509f,
     * utils/amg.py. Known difference: of several largest small islands the first by rows from the top left stays,
     * there the first in the order of OpenCV's labels.
     */
    public static Cleaned removeSmallIslands(Mask mask, int minArea) {
        LabelImage islands = ConnectedComponents.of(mask, Connectivity.EIGHT);
        SortedMap<Integer, Integer> sizes = islands.sizes();
        if (sizes.values().stream().noneMatch(size -> size < minArea)) {
            return new Cleaned(mask, false);
        }
        if (sizes.values().stream().allMatch(size -> size < minArea)) {
            return new Cleaned(islands.maskOf(largest(sizes)), true);
        }
        return new Cleaned(select(islands, id -> id != 0 && sizes.get(id) >= minArea), true);
    }

    /** The island with the most pixels, the first of equals by rows from the top left; an empty mask stays empty. */
    public static Mask largestIsland(Mask mask, Connectivity connectivity) {
        if (mask.isEmpty()) {
            return mask;
        }
        LabelImage islands = ConnectedComponents.of(mask, connectivity);
        return islands.maskOf(largest(islands.sizes()));
    }

    private static int largest(SortedMap<Integer, Integer> sizes) {
        int largest = sizes.firstKey();
        for (Map.Entry<Integer, Integer> entry : sizes.entrySet()) {
            if (entry.getValue() > sizes.get(largest)) {
                largest = entry.getKey();
            }
        }
        return largest;
    }

    private static Mask select(LabelImage labels, IntPredicate wanted) {
        return Mask.of(labels.width(), labels.height(), (x, y) -> wanted.test(labels.get(x, y)));
    }
}
