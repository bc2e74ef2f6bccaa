package dev.margo.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Brings the axes of a volume into another order and direction; its voxels stay where they are in the patient. */
final class AxisOrder {
    private static final int I = 0;
    private static final int J = 1;
    private static final int K = 2;

    private final int[] from; // the old axis that each new one is
    private final boolean[] turned; // whether the new one runs the other way

    private AxisOrder(int[] from, boolean[] turned) {
        this.from = from;
        this.turned = turned;
    }

    /** What makes the axes of {@code old} run as nearly as can be along those of {@code wanted}. */
    static AxisOrder nearest(Affine old, Affine wanted) {
        double[] a = old.direction();
        double[] b = wanted.direction();
        int[] order = AxisLetters.ORDERS.stream()
                .max(Comparator.comparingDouble(candidate -> IntStream.range(0, candidate.length)
                        .mapToDouble(axis -> Math.abs(cosine(a, candidate[axis], b, axis)))
                        .sum()))
                .orElseThrow();
        boolean[] turned = new boolean[order.length];
        for (int axis = 0; axis < order.length; axis++) {
            turned[axis] = cosine(a, order[axis], b, axis) < 0;
        }
        return new AxisOrder(order, turned);
    }

    private static double cosine(double[] a, int axisOfA, double[] b, int axisOfB) {
        double sum = 0;
        for (int row = 0; row < 3; row++) {
            sum += a[3 * row + axisOfA] * b[3 * row + axisOfB];
        }
        return sum;
    }

    private boolean isIdentity() {
        return Arrays.equals(from, new int[] {I, J, K}) && !turned[I] && !turned[J] && !turned[K];
    }

    /** Without the window. */
    Volume of(Volume volume) {
        if (isIdentity()) {
            return volume;
        }
        VoxelGrid grid = of(volume.grid());
        return from[K] == K
                ? Volume.of(grid, volume.layout(), volume.intensity(), (z, t) -> slice(volume, z, t))
                : Volume.of(grid, volume.layout(), volume.intensity(), slices(volume, grid));
    }

    VoxelGrid of(VoxelGrid grid) {
        int[] size = {grid.width(), grid.height(), grid.depth()};
        double[] first = new double[3]; // the old indices of the new first voxel
        double[] m = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            first[from[axis]] = turned[axis] ? size[from[axis]] - 1 : 0;
            for (int row = 0; row < 3; row++) {
                double step = grid.toPatient().get(row, from[axis]);
                m[4 * row + axis] = turned[axis] ? 0.0 - step : step; // no negative zeros
            }
        }
        double[] origin = grid.toPatient().apply(first[I], first[J], first[K]);
        for (int row = 0; row < 3; row++) {
            m[4 * row + 3] = origin[row];
        }
        return new VoxelGrid(size[from[I]], size[from[J]], size[from[K]], Affine.of(m));
    }

    /** Where slices stay slices. */
    private Voxels slice(Volume volume, int z, int t) {
        VoxelGrid old = volume.grid();
        byte[] bytes = new byte[sliceBytes(volume, old)];
        scatter(volume, turned[K] ? old.depth() - 1 - z : z, t, k -> bytes);
        return Voxels.adopt(volume.layout().type(), bytes);
    }

    private List<Voxels> slices(Volume volume, VoxelGrid grid) {
        Volume.Layout layout = volume.layout();
        byte[][] slices = new byte[layout.times() * grid.depth()][sliceBytes(volume, grid)];
        for (int t = 0; t < layout.times(); t++) {
            int first = t * grid.depth();
            for (int z = 0; z < volume.grid().depth(); z++) {
                scatter(volume, z, t, k -> slices[first + k]);
            }
        }
        return Arrays.stream(slices)
                .map(bytes -> Voxels.adopt(layout.type(), bytes))
                .toList();
    }

    private static int sliceBytes(Volume volume, VoxelGrid grid) {
        return grid.width() * grid.height() * voxelBytes(volume);
    }

    private static int voxelBytes(Volume volume) {
        return volume.layout().channels() * volume.layout().type().bytes();
    }

    /** Copies an old slice to where its voxels are in the new ones. */
    private void scatter(Volume volume, int z, int t, IntFunction<byte[]> slices) {
        VoxelGrid old = volume.grid();
        int[] last = {old.width() - 1, old.height() - 1, old.depth() - 1};
        int length = voxelBytes(volume);
        ByteBuffer in = volume.stored(z, t).buffer();
        int[] index = {0, 0, z};
        int at = 0;
        for (index[J] = 0; index[J] < old.height(); index[J]++) {
            for (index[I] = 0; index[I] < old.width(); index[I]++) {
                int pixel = moved(index, last, J) * (last[from[I]] + 1) + moved(index, last, I);
                in.get(at, slices.apply(moved(index, last, K)), pixel * length, length);
                at += length;
            }
        }
    }

    /** The new index along {@code axis} of the voxel at the old {@code index}. */
    private int moved(int[] index, int[] last, int axis) {
        return turned[axis] ? last[from[axis]] - index[from[axis]] : index[from[axis]];
    }
}
