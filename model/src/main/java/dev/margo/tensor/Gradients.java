package dev.margo.tensor;

import java.util.Collection;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;

/** The gradients of many tensors as one long vector. Tensors without a gradient are passed over. */
public final class Gradients {
    private Gradients() {}

    /** The vector's Euclidean length; not finite if any gradient is not. */
    public static double norm(Collection<Tensor> tensors) {
        double squares = 0;
        try (TensorScope scope = TensorScope.open("gradient norm");
                NoGradients off = NoGradients.here()) {
            for (Tensor tensor : tensors) {
                squares += tensor.gradient().map(Gradients::squares).orElse(0.0);
            }
        }
        return Math.sqrt(squares);
    }

    private static double squares(Tensor gradient) {
        try (PointerScope temporaries = new PointerScope()) {
            double norm = gradient.handle().norm(new Scalar(2.0)).item_double();
            return norm * norm;
        }
    }

    /** Multiplies the vector. */
    public static void scale(Collection<Tensor> tensors, double factor) {
        try (TensorScope scope = TensorScope.open("scale gradients")) {
            tensors.forEach(tensor -> tensor.gradient().ifPresent(gradient -> gradient.scale(factor)));
        }
    }
}
