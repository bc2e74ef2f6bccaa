package dev.margo.train;

import dev.margo.optimise.LearningRate;
import dev.margo.tensor.AdamW;
import java.util.Optional;

/**
 * How long and how fast is learnt.
 *
 * @param batch pictures per process and pass
 * @param accumulate batches per step
 * @param clip length to which longer gradients are cut; 0 for no limit
 * @param average share of the weights' moving average that a step keeps; 0 for no average
 */
public record ScheduleConfig(
        Length length, int batch, int accumulate, Rate rate, AdamW.Settings optimiser, double clip, double average) {
    /** Either of the two. */
    public record Length(Optional<Long> steps, double epochs) {
        long steps(long stepsPerEpoch) {
            return steps.orElseGet(() -> Math.max(1, Math.round(epochs * stepsPerEpoch)));
        }
    }

    /** How the learning rate changes. */
    public enum Decay {
        CONSTANT,
        PER_EPOCH,
        POLY,
        COSINE
    }

    /**
     * @param factor of {@link Decay#PER_EPOCH}
     * @param everyEpochs after which the factor applies; absent: as many as show {@value #FEWEST_PICTURES} pictures
     * @param exponent of {@link Decay#POLY}
     * @param warmUp steps over which the rate rises, in POLY and COSINE
     * @param floor at which COSINE ends
     */
    public record Rate(
            double peak,
            Decay decay,
            double factor,
            Optional<Integer> everyEpochs,
            double exponent,
            long warmUp,
            double floor) {
        private static final long FEWEST_PICTURES = 1000; // else the rate of a small data set would vanish early

        private static Rate read(ConfigNode node, Strategy.Rates published) {
            return new Rate(
                    node.number("learning-rate", published.learningRate(), 0, 1),
                    node.choice("decay", published.decays() ? Decay.PER_EPOCH : Decay.CONSTANT),
                    node.number("factor", 0.9, Double.MIN_VALUE, 1),
                    node.countOrAuto("every-epochs", 1),
                    node.number("exponent", 0.9, 0, 100),
                    node.whole("warm-up", 0, 0),
                    node.number("floor", 0, 0, 1));
        }

        LearningRate over(long steps, long picturesPerEpoch) {
            return switch (decay) {
                case CONSTANT -> new LearningRate.Constant(peak);
                case PER_EPOCH ->
                    new LearningRate.PerEpoch(peak, factor, everyEpochs.orElseGet(() ->
                            (int) ((FEWEST_PICTURES + picturesPerEpoch - 1) / picturesPerEpoch)));
                case POLY -> new LearningRate.Poly(peak, warmUp, steps, exponent);
                case COSINE -> new LearningRate.Cosine(peak, warmUp, steps, floor);
            };
        }
    }

    static ScheduleConfig read(ConfigNode node, Strategy.Rates published) {
        if (node.has("steps") && node.has("epochs")) {
            throw node.mistake("epochs", "given beside steps; leave one of them out");
        }
        Length length = node.has("steps")
                ? new Length(Optional.of(node.whole("steps", 1, 1)), 0)
                : new Length(Optional.empty(), node.number("epochs", 10, Double.MIN_VALUE, Double.MAX_VALUE));
        return new ScheduleConfig(
                length,
                node.count("batch", 2, 1),
                node.count("accumulate", 1, 1),
                Rate.read(node, published),
                new AdamW.Settings(
                        node.number("weight-decay", published.weightDecay(), 0, 1),
                        0.9,
                        node.number("beta2", 0.999, 0, 1 - 1e-9),
                        1e-8),
                node.number("clip", 1, 0, Double.MAX_VALUE),
                node.number("average", 0, 0, 1 - 1e-9));
    }
}
