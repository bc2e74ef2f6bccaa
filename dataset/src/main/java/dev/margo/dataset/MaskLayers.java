package dev.margo.dataset;

import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.util.ArrayList;
import java.util.List;

/** Masks of objects that may overlap, as few label images in which they do not. */
final class MaskLayers {
    private final int width;
    private final int height;
    private final List<int[]> layers = new ArrayList<>();
    private int objects;

    private MaskLayers(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Object i gets id i + 1, in the first layer where its pixels are free. */
    static List<LabelImage> of(int width, int height, List<Mask> masks) {
        MaskLayers packed = new MaskLayers(width, height);
        masks.forEach(packed::add);
        return packed.layers.stream()
                .map(ids -> LabelImage.of(width, height, ids))
                .toList();
    }

    private void add(Mask mask) {
        boolean[] members = mask.toArray();
        int[] layer =
                layers.stream().filter(ids -> isFree(ids, members)).findFirst().orElseGet(this::newLayer);
        objects++;
        for (int i = 0; i < members.length; i++) {
            if (members[i]) {
                layer[i] = objects;
            }
        }
    }

    private int[] newLayer() {
        int[] layer = new int[width * height];
        layers.add(layer);
        return layer;
    }

    private static boolean isFree(int[] ids, boolean[] members) {
        for (int i = 0; i < ids.length; i++) {
            if (members[i] && ids[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
