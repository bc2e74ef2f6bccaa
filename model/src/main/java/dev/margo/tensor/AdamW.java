package dev.margo.tensor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;

/**
 * AdamW over named tensors, which track gradients from its construction on. One without a gradient is left as it is in
 * that step, its decay too. Without weight decay this is Adam.
 *
 * <p>Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization (2019); the order of operations is PyTorch's.
 */
public final class AdamW implements AutoCloseable {
    /**
     * @param weightDecay share of the learning rate by which weights shrink in each step
     * @param beta1 how much of the mean gradient is kept
     * @param beta2 how much of the mean squared gradient is kept
     */
    public record Settings(double weightDecay, double beta1, double beta2, double epsilon) {
        /** PyTorch's, with this weight decay. */
        public static Settings withDecay(double weightDecay) {
            return new Settings(weightDecay, 0.9, 0.999, 1e-8);
        }
    }

    private final Map<String, Tensor> trained;
    private final Settings settings;
    private final TensorScope memory = TensorScope.holder("AdamW");
    private final Map<String, Moments> moments = new LinkedHashMap<>();

    /**
     * What is remembered of one tensor's gradients.
     *
     * @param steps how often it moved
     * @param mean running mean of its gradients
     * @param square running mean of their squares
     */
    public record Moments(long steps, Tensor mean, Tensor square) {
        private Moments next() {
            return new Moments(steps + 1, mean, square);
        }
    }

    public AdamW(Map<String, Tensor> trained, Settings settings) {
        this.trained = new LinkedHashMap<>(trained);
        this.settings = settings;
        trained.values().forEach(Tensor::trackGradient);
    }

    /** Forgets the gradients of the last step. */
    public void zeroGradients() {
        trained.values().forEach(Tensor::clearGradient);
    }

    /** Moves every tensor that has a gradient. */
    public void step(double learningRate) {
        try (NoGradients off = NoGradients.here();
                TensorScope scope = TensorScope.open("AdamW step")) {
            trained.forEach((name, tensor) ->
                    tensor.gradient().ifPresent(gradient -> move(name, tensor, gradient, learningRate)));
        }
    }

    private void move(String name, Tensor tensor, Tensor gradient, double learningRate) {
        Moments now = moments.compute(name, (key, before) -> before == null ? fresh(tensor) : before)
                .next();
        moments.put(name, now);
        try (PointerScope temporaries = new PointerScope()) {
            double correction1 = 1 - Math.pow(settings.beta1(), now.steps());
            double correction2 = 1 - Math.pow(settings.beta2(), now.steps());
            tensor.handle().mul_(new Scalar(1 - learningRate * settings.weightDecay()));
            now.mean().handle().lerp_(gradient.handle(), new Scalar(1 - settings.beta1()));
            now.square()
                    .handle()
                    .mul_(new Scalar(settings.beta2()))
                    .addcmul_(gradient.handle(), gradient.handle(), new Scalar(1 - settings.beta2()));
            var spread = now.square().handle().sqrt();
            spread.div_(new Scalar(Math.sqrt(correction2))).add_(new Scalar(settings.epsilon()));
            tensor.handle().addcdiv_(now.mean().handle(), spread, new Scalar(-learningRate / correction1));
        }
    }

    private Moments fresh(Tensor like) {
        return new Moments(0, memory.adopt(like.zerosLike()), memory.adopt(like.zerosLike()));
    }

    /** What this optimiser remembers, by the tensors' names; belongs to it. */
    public Map<String, Moments> moments() {
        return Map.copyOf(moments);
    }

    /** Goes on where another optimiser was; the values are copied. */
    public void restore(Map<String, Moments> remembered) {
        try (TensorScope scope = TensorScope.open("restore AdamW")) {
            remembered.forEach((name, from) -> {
                Tensor tensor = trained.get(name);
                if (tensor == null) {
                    throw new IllegalArgumentException(
                            "the optimiser's memory has '%s', which is not trained here; resume with the configuration it was saved with"
                                    .formatted(name));
                }
                Moments own = fresh(tensor);
                own.mean().copyFrom(from.mean());
                own.square().copyFrom(from.square());
                moments.put(name, new Moments(from.steps(), own.mean(), own.square()));
            });
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
