package dev.margo.augment;

import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import java.util.HashSet;
import java.util.Set;

/**
 * Where the pixels of a result lie in the picture, in image px.
 *
 * @param size of the result
 * @param turn steps of x and y in the picture for a step of one pixel in the result
 * @param x0 continuous place of the result's upper left corner
 */
record Placement(Size size, Turn turn, double x0, double y0) {
    private static final int LEAST_AREA = 16;
    private static final double LEAST_SHARE = 0.2;
    private static final double LARGE = 0.1;
    private static final double ENLARGED = 0.5;

    /** The longest side of the view becomes {@code side} px. */
    static Placement of(Turn turn, View view, int side) {
        double scale = side / view.longest();
        int width = (int) Math.max(1, Math.round(scale * view.width()));
        int height = (int) Math.max(1, Math.round(scale * view.height()));
        return new Placement(
                new Size(width, height),
                turn.scale(view.width() / width, view.height() / height),
                turn.x(view.left(), view.top()),
                turn.y(view.left(), view.top()));
    }

    /** The labels at this place, without the objects of which too little is seen. */
    LabelImage labels(Layer layer) {
        int[] ids = new int[size.area()];
        for (int y = 0; y < size.height(); y++) {
            sampleRow(layer, y, ids);
        }
        Set<Integer> dropped = tooSmall(layer, ids);
        for (int i = 0; !dropped.isEmpty() && i < ids.length; i++) {
            if (ids[i] != 0 && dropped.contains(ids[i])) {
                ids[i] = 0;
            }
        }
        return LabelImage.of(size.width(), size.height(), ids);
    }

    private void sampleRow(Layer layer, int y, int[] ids) {
        boolean enlarged = Math.abs(turn.determinant()) < ENLARGED;
        for (int x = 0; x < size.width(); x++) {
            double sourceX = x0 + turn.x(x + 0.5, y + 0.5);
            double sourceY = y0 + turn.y(x + 0.5, y + 0.5);
            if (sourceX >= 0 && sourceY >= 0 && sourceX < layer.width() && sourceY < layer.height()) {
                ids[y * size.width() + x] =
                        enlarged ? layer.smooth(sourceX - 0.5, sourceY - 0.5) : layer.nearest(sourceX, sourceY);
            }
        }
    }

    /** Objects that fill a good part of the result stay, however little of them that is. */
    private Set<Integer> tooSmall(Layer layer, int[] ids) {
        Set<Integer> small = new HashSet<>();
        for (ObjectExtent seen : Layer.objects(size.width(), ids)) {
            if (seen.area() < LEAST_AREA) {
                small.add(seen.id());
            } else if (seen.area() < LARGE * size.area()) {
                double seenSourceArea = seen.area() * Math.abs(turn.determinant());
                if (seenSourceArea < LEAST_SHARE * layer.area(seen.id())) {
                    small.add(seen.id());
                }
            }
        }
        return small;
    }
}
