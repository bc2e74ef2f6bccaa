package dev.margo.tensor;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Operations that write into memory which is there already, for computations in tiles: nothing large is allocated, and
 * tiles of one tensor may be written by many threads. Not for tensors that need gradients.
 */
public final class Into {
    private Into() {}

    /** {@code target} = {@code source}, of the same shape. */
    public static void copy(Tensor target, Tensor source) {
        run(() -> target.handle().copy_(source.handle()));
    }

    /** {@code target} (rows, out) = {@code x} (rows, in) {@code weight}^T (out, in) + {@code bias} (out), or null. */
    public static void linear(Tensor target, Tensor x, Tensor weight, Tensor bias) {
        run(() -> {
            if (bias == null) {
                torch.mm_out(target.handle(), x.handle(), weight.handle().t());
            } else {
                torch.addmm_out(
                        target.handle(),
                        bias.handle(),
                        x.handle(),
                        weight.handle().t());
            }
        });
    }

    /** {@code target} (rows, out) += {@code x} (rows, in) {@code weight}^T (out, in). */
    public static void addLinear(Tensor target, Tensor x, Tensor weight) {
        run(() -> target.handle().addmm_(x.handle(), weight.handle().t()));
    }

    /** {@code target} = {@code a} + {@code b}, with broadcasting. */
    public static void add(Tensor target, Tensor a, Tensor b) {
        run(() -> torch.add_out(target.handle(), a.handle(), b.handle()));
    }

    /** {@code target} (n, m) = {@code a} (n, k) {@code b} (k, m). */
    public static void product(Tensor target, Tensor a, Tensor b) {
        run(() -> torch.mm_out(target.handle(), a.handle(), b.handle()));
    }

    /** {@code target} (n, m) = {@code base}, which may broadcast or be the target itself, + {@code a} (n, k) {@code b} (k, m). */
    public static void addProduct(Tensor target, Tensor base, Tensor a, Tensor b) {
        run(() -> torch.addmm_out(target.handle(), base.handle(), a.handle(), b.handle()));
    }

    /** {@code target} = {@code x} normalised over its last axis, with biased variance; they may be the same. */
    public static void layerNorm(Tensor target, Tensor x, Tensor weight, Tensor bias, double epsilon) {
        run(() -> {
            org.bytedeco.pytorch.Tensor mean = torch.empty(0);
            org.bytedeco.pytorch.Tensor deviation = torch.empty(0);
            torch.native_layer_norm_out(
                    target.handle(),
                    mean,
                    deviation,
                    x.handle(),
                    new long[] {weight.count()},
                    new TensorOptional(weight.handle()),
                    new TensorOptional(bias.handle()),
                    epsilon);
        });
    }

    /** {@code x} = GELU({@code x}), the exact form. */
    public static void gelu(Tensor x) {
        gelu(x, x);
    }

    /** {@code target} = GELU({@code x}), the exact form. */
    public static void gelu(Tensor target, Tensor x) {
        run(() -> torch.gelu_out(target.handle(), x.handle()));
    }

    /** {@code x} = 0. */
    public static void zero(Tensor x) {
        run(() -> x.handle().zero_());
    }

    /** {@code x} = softmax({@code x}) over its last axis. */
    public static void softmax(Tensor x) {
        softmax(x, -1);
    }

    /** {@code x} = softmax({@code x}) over {@code axis}. */
    public static void softmax(Tensor x, int axis) {
        run(() -> torch.softmax_out(x.handle(), x.handle(), axis));
    }

    /** {@code target} (n) = the largest values along the last axis of {@code x} (n, m). */
    public static void largest(Tensor target, Tensor x) {
        run(() -> torch.amax_out(target.handle(), x.handle(), new long[] {-1}, false));
    }

    private static void run(Runnable operation) {
        try (PointerScope temporaries = new PointerScope()) {
            operation.run();
        }
    }
}
