package dev.margo.dataset;

import dev.margo.image.NearestResize;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Labels in a smaller size: those of the nearest pixels, but an object that would vanish keeps the pixels it falls on,
 * as far as that leaves every other object at least one.
 */
final class LabelShrink {
    private LabelShrink() {}

    static LabelImage resize(LabelImage labels, Size to) {
        Size from = new Size(labels.width(), labels.height());
        int[] ids = labels.toArray();
        int[] out = NearestResize.resize(ids, from, to);
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int id : out) {
            sizes.merge(id, 1, Integer::sum);
        }
        TreeSet<Integer> lost = new TreeSet<>(labels.sizes().keySet());
        lost.removeAll(sizes.keySet());
        if (!lost.isEmpty()) {
            restore(ids, from, to, out, sizes, lost);
        }
        return LabelImage.of(to.width(), to.height(), out);
    }

    private static void restore(
            int[] ids, Size from, Size to, int[] out, Map<Integer, Integer> sizes, TreeSet<Integer> lost) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != 0 && lost.contains(ids[i])) {
                int x = (int) ((long) (i % from.width()) * to.width() / from.width());
                int y = (int) ((long) (i / from.width()) * to.height() / from.height());
                int at = y * to.width() + x;
                if (out[at] == 0 || sizes.get(out[at]) > 1) {
                    sizes.merge(out[at], -1, Integer::sum);
                    sizes.merge(ids[i], 1, Integer::sum);
                    out[at] = ids[i];
                }
            }
        }
    }
}
