package dev.margo.dataset;

import dev.margo.mask.ConnectedComponents;
import dev.margo.mask.Connectivity;
import dev.margo.mask.LabelImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Decides which objects of a picture count. */
record ObjectFilter(ObjectIds ids, int leastArea) {

    /** The layers with what counts of them; those without any object are left out. */
    List<LabelImage> apply(List<LabelImage> layers) {
        List<LabelImage> kept = new ArrayList<>();
        for (LabelImage layer : layers) {
            LabelImage large = withoutSmall(ids == ObjectIds.COMPONENTS ? components(layer) : layer);
            if (!large.sizes().isEmpty()) {
                kept.add(large);
            }
        }
        return kept;
    }

    /** New ids from 1 on, by class and then by first pixel in rows. */
    private static LabelImage components(LabelImage classes) {
        int[] ids = new int[classes.width() * classes.height()];
        int before = 0;
        for (int id : classes.sizes().keySet()) {
            int[] pieces = ConnectedComponents.of(classes.maskOf(id), Connectivity.EIGHT)
                    .toArray();
            int count = 0;
            for (int i = 0; i < ids.length; i++) {
                if (pieces[i] > 0) {
                    ids[i] = before + pieces[i];
                    count = Math.max(count, pieces[i]);
                }
            }
            before += count;
        }
        return LabelImage.of(classes.width(), classes.height(), ids);
    }

    private LabelImage withoutSmall(LabelImage labels) {
        SortedMap<Integer, Integer> sizes = labels.sizes();
        if (sizes.values().stream().allMatch(size -> size >= leastArea)) {
            return labels;
        }
        int[] ids = labels.toArray();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] > 0 && sizes.get(ids[i]) < leastArea) {
                ids[i] = 0;
            }
        }
        return LabelImage.of(labels.width(), labels.height(), ids);
    }
}
