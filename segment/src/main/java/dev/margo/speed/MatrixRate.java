package dev.margo.speed;

import dev.margo.tensor.Device;
import dev.margo.tensor.Into;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;

/** How fast this machine multiplies large float32 matrices, which is what an encoder does most of its time. */
public final class MatrixRate {
    /** Rows and columns of the matrices. */
    public static final int SIDE = 2048;

    private static final int RUNS = 10;
    private static final double GIGA = 1e9;

    private MatrixRate() {}

    /** GFLOP per second of the best of ten products, with all threads at work as in an encoder. */
    public static double measure(Device device) {
        try (TensorScope scope = TensorScope.open("sgemm")) {
            Tensor a = matrix(1).to(device);
            Tensor b = matrix(2).to(device);
            Tensor product = Tensor.empty(SIDE, SIDE).to(device);
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < RUNS; i++) {
                Stopwatch stopwatch = Stopwatch.start(device);
                multiply(product, a, b, device);
                best = Math.min(best, stopwatch.seconds());
            }
            return 2.0 * SIDE * SIDE * SIDE / best / GIGA;
        }
    }

    private static void multiply(Tensor product, Tensor a, Tensor b, Device device) {
        if (device.kind() == Device.Kind.CPU) {
            Workers.forRanges(
                    "sgemm rows",
                    SIDE,
                    SIDE,
                    (from, rows) -> Into.linear(product.narrow(0, from, rows), a.narrow(0, from, rows), b, null));
        } else {
            Into.linear(product, a, b, null);
        }
    }

    private static Tensor matrix(long seed) {
        Tensor values = Tensor.empty(SIDE, SIDE);
        new MadeUpValues(seed).fill(values.floats(), 0, 1);
        return values;
    }
}
