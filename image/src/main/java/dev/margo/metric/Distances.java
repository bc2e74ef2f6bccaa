package dev.margo.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distance from every corner of one surface to the nearest corner of another: exact, Euclidean, in millimetres. Both
 * surfaces lie in the same box.
 *
 * <p>Along z the distances are found for all corners of the box, 2 bytes each; along y and x only where they are asked
 * for, slice by slice, so besides that a thread needs the memory of a slice.
 */
final class Distances {
    private static final int FAR = Character.MAX_VALUE; // no corner of the surface in this column

    private final BitRows target;
    private final VoxelSpacing spacing;
    private final int width;
    private final char[][] steps; // along z, by slice

    private Distances(BitRows target, VoxelSpacing spacing) {
        this.target = target;
        this.spacing = spacing;
        width = target.width();
        if (target.depth() >= FAR) {
            throw new IllegalArgumentException(
                    "an object of %s slices; at most %s can be measured".formatted(target.depth(), FAR - 1));
        }
        steps = new char[target.depth()][width * target.height()];
        IntStream.range(0, target.height()).parallel().forEach(this::alongZ);
    }

    /** What area of {@code from} lies how far from {@code to}; infinitely far if that is empty. */
    static AreaByDistance between(Surface from, Surface to, VoxelSpacing spacing) {
        Distances distances = new Distances(to.corners(), spacing);
        AreaByDistance all = new AreaByDistance();
        IntStream.range(0, distances.steps.length)
                .parallel()
                .mapToObj(z -> distances.ofSlice(from, z))
                .forEachOrdered(all::addAll);
        return all;
    }

    /** The squares of 0, 1, … spacings. */
    static double[] squares(int count, double spacing) {
        return IntStream.range(0, count)
                .mapToDouble(i -> (i * spacing) * (i * spacing))
                .toArray();
    }

    private void alongZ(int y) {
        for (int z = 0; z < steps.length; z++) {
            for (int i = y * width; i < (y + 1) * width; i++) {
                steps[z][i] = z == 0 ? (char) FAR : (char) Math.min(steps[z - 1][i] + 1, FAR);
            }
            for (int x = target.next(0, y, z); x < width; x = target.next(x + 1, y, z)) {
                steps[z][y * width + x] = 0;
            }
        }
        for (int z = steps.length - 2; z >= 0; z--) {
            for (int i = y * width; i < (y + 1) * width; i++) {
                steps[z][i] = (char) Math.min(steps[z][i], steps[z + 1][i] + 1);
            }
        }
    }

    private AreaByDistance ofSlice(Surface from, int z) {
        AreaByDistance found = new AreaByDistance();
        BitRows asked = from.corners();
        int[] rows = IntStream.range(0, asked.height())
                .filter(y -> asked.hasRow(y, z))
                .toArray();
        double[][] near = alongY(z, rows);
        double[] across = squares(width, spacing.xMm());
        for (int i = 0; i < rows.length; i++) {
            for (int x = asked.next(0, rows[i], z); x < width; x = asked.next(x + 1, rows[i], z)) {
                found.add(Math.sqrt(nearest(near[i], across, x)), from.area(x, rows[i], z));
            }
        }
        return found;
    }

    /** Squared distances within z and y to the surface, of all corners of these rows. */
    private double[][] alongY(int z, int[] rows) {
        double[][] near = new double[rows.length][width];
        if (rows.length == 0) {
            return near;
        }
        double[] squares = Arrays.copyOf(squares(steps.length, spacing.zMm()), FAR + 1);
        squares[FAR] = Double.POSITIVE_INFINITY;
        double[] heights = new double[target.height()];
        Envelope envelope = new Envelope(heights.length, spacing.yMm());
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < heights.length; y++) {
                heights[y] = squares[steps[z][y * width + x]];
            }
            envelope.fit(heights);
            envelope.evaluate(heights, rows, near, x);
        }
        return near;
    }

    /** Outwards from {@code x}, as far as something nearer can be. */
    private static double nearest(double[] near, double[] across, int x) {
        double least = near[x];
        for (int step = 1; step < near.length && across[step] < least; step++) {
            if (step <= x) {
                least = Math.min(least, near[x - step] + across[step]);
            }
            if (x + step < near.length) {
                least = Math.min(least, near[x + step] + across[step]);
            }
        }
        return least;
    }
}
