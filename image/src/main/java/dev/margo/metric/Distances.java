package dev.margo.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distance from every corner of one surface to the nearest corner of another: exact, Euclidean, in millimetres. Both
 * surfaces lie in the same box.
 *
 * <p>Corners that have one near by find it by {@link NearRows}; this is about the others. For them the distances along z
 * are found for all corners of the box, 2 bytes each; along y and x only where they are asked for, slice by slice, so
 * besides that a thread needs the memory of a slice. In a slice a look around along the axes first bounds how far anything
 * can be; whatever is farther along z alone is left out.
 */
final class Distances {
    private static final int FAR = Character.MAX_VALUE; // no corner of the surface in this column
    private static final int LOOK = 32; // corners along each axis

    private final BitRows target;
    private final VoxelSpacing spacing;
    private final int width;
    private final char[][] steps; // along z, by slice
    private final double[] squaresX;
    private final double[] squaresY;
    private final double[] squaresZ; // up to that of FAR, which is infinite

    private Distances(BitRows target, VoxelSpacing spacing) {
        this.target = target;
        this.spacing = spacing;
        width = target.width();
        if (target.depth() >= FAR || target.height() >= FAR) {
            throw new IllegalArgumentException("an object of %s slices and %s rows; at most %s can be measured"
                    .formatted(target.depth() - 1, target.height() - 1, FAR - 2));
        }
        squaresX = squares(width, spacing.xMm());
        squaresY = squares(target.height(), spacing.yMm());
        squaresZ = Arrays.copyOf(squares(target.depth(), spacing.zMm()), FAR + 1);
        squaresZ[FAR] = Double.POSITIVE_INFINITY;
        steps = new char[target.depth()][width * target.height()];
        IntStream.range(0, target.height()).parallel().forEach(this::alongZ);
    }

    /** What area of {@code from} lies how far from {@code to}; infinitely far if that is empty. */
    static AreaByDistance between(Surface from, Surface to, VoxelSpacing spacing) {
        NearRows near = new NearRows(to.corners(), spacing);
        BitRows corners = from.corners();
        BitRows others = new BitRows(corners.width(), corners.height(), corners.depth());
        AreaByDistance all = new AreaByDistance();
        IntStream.range(0, corners.depth())
                .parallel()
                .mapToObj(z -> nearOfSlice(from, near, others, z))
                .forEachOrdered(all::addAll);
        if (!others.isEmpty()) {
            Distances distances = new Distances(to.corners(), spacing);
            IntStream.range(0, corners.depth())
                    .parallel()
                    .mapToObj(z -> distances.ofSlice(from, others, z))
                    .forEachOrdered(all::addAll);
        }
        return all;
    }

    /** What is near; corners that are not, and those behind them in their row, become {@code others}. */
    private static AreaByDistance nearOfSlice(Surface from, NearRows near, BitRows others, int z) {
        AreaByDistance found = new AreaByDistance();
        BitRows asked = from.corners();
        for (int y = 0; y < asked.height(); y++) {
            boolean isNear = true;
            for (int x = asked.next(0, y, z); x < asked.width(); x = asked.next(x + 1, y, z)) {
                double squared = isNear ? near.squared(x, y, z) : Double.POSITIVE_INFINITY;
                isNear = Double.isFinite(squared);
                if (isNear) {
                    found.add(Math.sqrt(squared), from.area(x, y, z));
                } else {
                    others.set(x, y, z);
                }
            }
        }
        return found;
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

    private AreaByDistance ofSlice(Surface from, BitRows asked, int z) {
        AreaByDistance found = new AreaByDistance();
        int[] rows = IntStream.range(0, asked.height())
                .filter(y -> asked.hasRow(y, z))
                .toArray();
        double[][] near = alongY(z, rows, stepsWithin(farthest(asked, z, rows)));
        for (int i = 0; i < rows.length; i++) {
            for (int x = asked.next(0, rows[i], z); x < width; x = asked.next(x + 1, rows[i], z)) {
                found.add(Math.sqrt(nearest(near, x, i)), from.area(x, rows[i], z));
            }
        }
        return found;
    }

    /** What no squared distance asked for in this slice is above. */
    private double farthest(BitRows asked, int z, int[] rows) {
        double farthest = 0;
        for (int y : rows) {
            for (int x = asked.next(0, y, z); x < width; x = asked.next(x + 1, y, z)) {
                farthest = Math.max(farthest, lookAround(steps[z], x, y));
            }
        }
        return farthest;
    }

    private double lookAround(char[] slice, int x, int y) {
        int at = y * width + x;
        double least = squaresZ[slice[at]];
        for (int step = 1; step <= LOOK && isCloser(step, least); step++) {
            if (step <= x) {
                least = Math.min(least, squaresZ[slice[at - step]] + squaresX[step]);
            }
            if (x + step < width) {
                least = Math.min(least, squaresZ[slice[at + step]] + squaresX[step]);
            }
            if (step <= y) {
                least = Math.min(least, squaresZ[slice[at - step * width]] + squaresY[step]);
            }
            if (y + step < squaresY.length) {
                least = Math.min(least, squaresZ[slice[at + step * width]] + squaresY[step]);
            }
        }
        return least;
    }

    /** Whether what is so many steps away along x or y can be closer. */
    private boolean isCloser(int step, double least) {
        return step < squaresX.length && squaresX[step] < least || step < squaresY.length && squaresY[step] < least;
    }

    /** How many steps along z are at most so far. */
    private int stepsWithin(double squared) {
        int steps = 0;
        while (steps + 1 < target.depth() && squaresZ[steps + 1] <= squared) {
            steps++;
        }
        return steps;
    }

    /**
     * Squared distances within z and y to what lies at most {@code limit} steps along z, at these rows of every column; null
     * for columns where there is nothing.
     */
    private double[][] alongY(int z, int[] rows, int limit) {
        double[][] near = new double[width][];
        if (rows.length == 0) {
            return near;
        }
        int height = squaresY.length;
        char[] places = new char[width * height]; // by column, so that the slice is read as it lies in memory
        int[] counts = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (steps[z][y * width + x] <= limit) {
                    places[x * height + counts[x]++] = (char) y;
                }
            }
        }
        Envelope envelope = new Envelope(height, spacing.yMm());
        for (int x = 0; x < width; x++) {
            envelope.clear();
            for (int i = x * height; i < x * height + counts[x]; i++) {
                envelope.add(places[i], squaresZ[steps[z][places[i] * width + x]]);
            }
            near[x] = counts[x] > 0 ? envelope.at(rows) : null;
        }
        return near;
    }

    /** Of row number {@code row} of those asked for: from column {@code x} outwards, as far as something nearer can be. */
    private double nearest(double[][] near, int x, int row) {
        double least = near[x] == null ? Double.POSITIVE_INFINITY : near[x][row];
        for (int step = 1; step < width && squaresX[step] < least; step++) {
            if (step <= x && near[x - step] != null) {
                least = Math.min(least, near[x - step][row] + squaresX[step]);
            }
            if (x + step < width && near[x + step] != null) {
                least = Math.min(least, near[x + step][row] + squaresX[step]);
            }
        }
        return least;
    }
}
