package dev.margo.objective;

import dev.margo.tensor.Tensor;

/** Picking one of M from each of R rows. */
final class Rows {
    private Rows() {}

    /** The index of the largest of each row's M values: (R, M) to R. */
    static long[] argMax(Tensor values) {
        int rows = Math.toIntExact(values.size(0));
        int masks = Math.toIntExact(values.size(1));
        float[] all = values.detach().toFloats();
        long[] best = new long[rows];
        for (int row = 0; row < rows; row++) {
            for (int mask = 1; mask < masks; mask++) {
                if (all[row * masks + mask] > all[row * masks + (int) best[row]]) {
                    best[row] = mask;
                }
            }
        }
        return best;
    }

    /** Entry {@code chosen[r]} of each row r: (R, M, …) to (R, …). */
    static Tensor pick(Tensor values, long[] chosen) {
        long[] shape = values.shape();
        if (shape[1] == 1) {
            return values.select(1, 0);
        }
        long[] flat = new long[chosen.length];
        for (int row = 0; row < flat.length; row++) {
            flat[row] = row * shape[1] + chosen[row];
        }
        long[] joined = new long[shape.length - 1];
        System.arraycopy(shape, 2, joined, 1, shape.length - 2);
        joined[0] = shape[0] * shape[1];
        return values.reshape(joined).indexSelect(0, flat);
    }
}
