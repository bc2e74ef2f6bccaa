package dev.margo.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The distance from a corner to the nearest one of a surface, where that is near: row after row of the surface is looked
 * into, the nearest rows first, until none can have a nearer corner. Exact, Euclidean, in millimetres; surfaces that agree
 * well need nothing else.
 */
final class NearRows {
    private static final int STEPS = 12; // along y and z; farther rows are not looked into

    private final BitRows target;
    private final double[] squaresX;
    private final int[] alongY;
    private final int[] alongZ;
    private final double[] squares; // of the distances of the rows, ascending
    private final double limit;

    private record Row(int y, int z, double squared) {}

    NearRows(BitRows target, VoxelSpacing spacing) {
        this.target = target;
        squaresX = Distances.squares(Long.SIZE + 1, spacing.xMm());
        double[] squaresY = Distances.squares(STEPS + 2, spacing.yMm());
        double[] squaresZ = Distances.squares(STEPS + 2, spacing.zMm());
        limit = Math.min(
                beyond(target.width(), Long.SIZE, squaresX),
                Math.min(beyond(target.height(), STEPS + 1, squaresY), beyond(target.depth(), STEPS + 1, squaresZ)));
        List<Row> rows = new ArrayList<>();
        for (int z = -STEPS; z <= STEPS; z++) {
            for (int y = -STEPS; y <= STEPS; y++) {
                double squared = squaresZ[Math.abs(z)] + squaresY[Math.abs(y)];
                if (squared < limit && Math.abs(y) < target.height() && Math.abs(z) < target.depth()) {
                    rows.add(new Row(y, z, squared));
                }
            }
        }
        rows.sort(Comparator.comparingDouble(Row::squared));
        alongY = rows.stream().mapToInt(Row::y).toArray();
        alongZ = rows.stream().mapToInt(Row::z).toArray();
        squares = rows.stream().mapToDouble(Row::squared).toArray();
    }

    /** What is that many steps away; infinitely far where the box is not so large. */
    private static double beyond(int extent, int steps, double[] squares) {
        return extent > steps ? squares[steps] : Double.POSITIVE_INFINITY;
    }

    /** The squared distance of the corner (x, y, z), which may lie on the surface; infinite if it is not near. */
    double squared(int x, int y, int z) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < squares.length && squares[i] < least; i++) {
            int steps = target.stepsToNearest(x, y + alongY[i], z + alongZ[i]);
            if (steps < Long.SIZE) {
                least = Math.min(least, squares[i] + squaresX[steps]);
            }
        }
        return least < limit ? least : Double.POSITIVE_INFINITY;
    }
}
