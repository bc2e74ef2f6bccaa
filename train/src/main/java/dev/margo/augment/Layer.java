package dev.margo.augment;

import dev.margo.mask.LabelImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels in image px, with what is known about each object.
 *
 * @param ids row-major; read only
 * @param objects in the order of their first pixel
 */
record Layer(int width, int height, int[] ids, List<ObjectExtent> objects) {

    static Layer of(LabelImage labels) {
        int[] ids = labels.toArray();
        return new Layer(labels.width(), labels.height(), ids, objects(labels.width(), ids));
    }

    /** Pixels of an object; 0 if it does not occur. */
    int area(int id) {
        return objects.stream()
                .filter(object -> object.id() == id)
                .mapToInt(ObjectExtent::area)
                .sum();
    }

    /** Looks an object up once per run of pixels of a row. */
    static List<ObjectExtent> objects(int width, int[] ids) {
        Map<Integer, ObjectExtent> objects = new LinkedHashMap<>();
        int begin = 0;
        while (begin < ids.length) {
            int rowEnd = begin - begin % width + width;
            int end = begin + 1;
            while (end < rowEnd && ids[end] == ids[begin]) {
                end++;
            }
            if (ids[begin] != 0) {
                objects.computeIfAbsent(ids[begin], ObjectExtent::new)
                        .include(begin / width, begin % width, end - begin);
            }
            begin = end;
        }
        return List.copyOf(objects.values());
    }

    /** The label of the pixel that a place lies in. */
    int nearest(double x, double y) {
        return ids[(int) y * width + (int) x];
    }

    /**
     * The label that bilinear interpolation between the masks of all objects finds strongest, so that an enlarged
     * outline has no stairs. Pixel centres lie at whole
     * numbers, the least place at -0.5.
     */
    int smooth(double x, double y) {
        int column = (int) (x + 1) - 1; // floor, from -1 on
        int row = (int) (y + 1) - 1;
        int left = Math.max(0, column);
        int right = Math.min(width - 1, column + 1);
        int top = Math.max(0, row) * width;
        int bottom = Math.min(height - 1, row + 1) * width;
        int a = ids[top + left];
        int b = ids[top + right];
        int c = ids[bottom + left];
        int d = ids[bottom + right];
        if (a == b && a == c && a == d) {
            return a;
        }
        double shareX = x - column;
        double shareY = y - row;
        double[] weights = {(1 - shareX) * (1 - shareY), shareX * (1 - shareY), (1 - shareX) * shareY, shareX * shareY};
        return strongest(new int[] {a, b, c, d}, weights);
    }

    private static int strongest(int[] candidates, double[] weights) {
        int best = 0;
        double most = -1;
        for (int candidate : candidates) {
            double sum = 0;
            for (int i = 0; i < candidates.length; i++) {
                sum += candidates[i] == candidate ? weights[i] : 0;
            }
            if (sum > most) {
                most = sum;
                best = candidate;
            }
        }
        return best;
    }

    /** The upright rectangle of the turned frame about an object. */
    View bounds(ObjectExtent object, Turn turn) {
        ViewBuilder bounds = new ViewBuilder(turn);
        for (int y = object.top(); y < object.bottom(); y++) {
            int first = object.left();
            int last = object.right() - 1;
            while (first <= last && ids[y * width + first] != object.id()) {
                first++;
            }
            while (last >= first && ids[y * width + last] != object.id()) {
                last--;
            }
            if (first <= last) {
                bounds.include(first, y);
                bounds.include(first, y + 1);
                bounds.include(last + 1, y);
                bounds.include(last + 1, y + 1);
            }
        }
        return bounds.view();
    }
}
