package dev.margo.tensor;

import java.util.Collection;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** AdamW over a set of parameters, which track gradients from its construction on. */
public final class AdamW implements AutoCloseable {
    private final TensorVector parameters;
    private final org.bytedeco.pytorch.AdamW optimizer;

    public AdamW(Collection<Tensor> trained, double weightDecay) {
        parameters = new TensorVector(trained.stream()
                .map(tensor -> tensor.handle().requires_grad_(true))
                .toArray(org.bytedeco.pytorch.Tensor[]::new));
        try (PointerScope temporaries = new PointerScope()) {
            AdamWOptions options = new AdamWOptions();
            options.weight_decay().put(weightDecay);
            optimizer = new org.bytedeco.pytorch.AdamW(parameters, options);
            optimizer.retainReference();
        }
    }

    /** Forgets the gradients of the last step. */
    public void zeroGradients() {
        optimizer.zero_grad();
    }

    /** Moves the parameters along their gradients, of which the joint norm is cut to {@code maxNorm} before. */
    public void step(double learningRate, double maxNorm) {
        try (PointerScope temporaries = new PointerScope()) {
            torch.clip_grad_norm_(parameters, maxNorm);
            optimizer.param_groups().get(0).options().set_lr(learningRate);
            optimizer.step();
        }
    }

    @Override
    public void close() {
        optimizer.close();
        parameters.close();
    }
}
