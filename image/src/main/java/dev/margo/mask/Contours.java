package dev.margo.mask;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The boundaries of a mask along the edges of its pixels. Vertices lie on pixel corners, at half pixels, so filling the
 * contours with {@link #toMask} gives exactly the mask again.
 *
 * <p>Walks along the cracks between object and background with the object on the right. Where two pixels of the object
 * touch only by a corner, the walk stays with its own pixel: such pixels get contours of their own.
 */
public final class Contours {
    private static final int[] STEP_X = {1, 0, -1, 0}; // right, down, left, up
    private static final int[] STEP_Y = {0, 1, 0, -1};

    private final Mask mask;
    private final BitSet walkedTops = new BitSet();

    private Contours(Mask mask) {
        this.mask = mask;
    }

    /** All contours, outer ones and holes, by their first upper edge in rows from the top left. */
    public static List<Contour> of(Mask mask) {
        return new Contours(mask).trace();
    }

    /** The mask within {@code contours}: inside an odd number of them. */
    public static Mask toMask(List<Contour> contours, int width, int height) {
        return Polygon.fill(contours.stream().map(Contour::polygon).toList(), width, height);
    }

    private List<Contour> trace() {
        List<Contour> contours = new ArrayList<>();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                // every closed walk runs right somewhere, above a pixel of the object
                if (mask.has(x, y) && !mask.has(x, y - 1) && !walkedTops.get(y * mask.width() + x)) {
                    Polygon polygon = walk(x, y);
                    contours.add(new Contour(polygon, polygon.signedArea() < 0));
                }
            }
        }
        return contours;
    }

    /** From the corner (startX, startY), to the right, until back there. Corner (x, y) is the top left one of its pixel. */
    private Polygon walk(int startX, int startY) {
        List<Vertex> vertices = new ArrayList<>();
        int x = startX;
        int y = startY;
        int direction = 0;
        do {
            if (direction == 0) {
                walkedTops.set(y * mask.width() + x);
            }
            x += STEP_X[direction];
            y += STEP_Y[direction];
            int turn = turn(x, y, direction);
            if (turn != 0) {
                vertices.add(new Vertex(x - 0.5, y - 0.5));
                direction = (direction + turn) & 3;
            }
        } while (x != startX || y != startY || direction != 0);
        return new Polygon(vertices);
    }

    /** 1 to the right, 0 straight on, -1 to the left. */
    private int turn(int x, int y, int direction) {
        if (!ahead(x, y, direction, 0)) {
            return 1;
        }
        return ahead(x, y, direction, 3) ? -1 : 0;
    }

    /** Whether the pixel ahead of the corner belongs to the object; on the right for side 0, on the left for side 3. */
    private boolean ahead(int x, int y, int direction, int side) {
        int quarter = (direction + side) & 3; // 0 lower right of the corner, then clockwise
        return mask.has(quarter == 1 || quarter == 2 ? x - 1 : x, quarter >= 2 ? y - 1 : y);
    }
}
