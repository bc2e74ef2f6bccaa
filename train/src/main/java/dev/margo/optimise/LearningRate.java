package dev.margo.optimise;

/** The learning rate of every step. */
public sealed interface LearningRate {
    /**
     * @param step steps taken before this one
     * @param epoch passes over the data completed before it
     */
    double at(long step, long epoch);

    /** The same throughout. */
    record Constant(double rate) implements LearningRate {
        @Override
        public double at(long step, long epoch) {
            return rate;
        }
    }

    /**
     * Times {@code factor} after every {@code epochs} passes over the data: what the MedicoSAM paper describes with 0.9.
     * (Its code passes the validation metric as the epoch, so that the rate never falls; for that, use {@link Constant}.)
     */
    record PerEpoch(double rate, double factor, int epochs) implements LearningRate {
        @Override
        public double at(long step, long epoch) {
            return rate * Math.pow(factor, Math.floorDiv(epoch, epochs));
        }
    }

    /**
     * Rises linearly for {@code warmUp} steps, then falls as (1 - t)^{@code exponent} until step {@code total}.
     *
     * <p>Source: hitachinsk/SAMed, trainer.py.
     */
    record Poly(double rate, long warmUp, long total, double exponent) implements LearningRate {
        @Override
        public double at(long step, long epoch) {
            double rest = 1 - Math.min(1, Math.max(0, step - warmUp) / (double) total);
            return step < warmUp ? rate * (step + 1) / warmUp : rate * Math.pow(rest, exponent);
        }
    }

    /** Rises linearly for {@code warmUp} steps, then falls along half a cosine to {@code floor} at step {@code total}. */
    record Cosine(double rate, long warmUp, long total, double floor) implements LearningRate {
        @Override
        public double at(long step, long epoch) {
            if (step < warmUp) {
                return rate * (step + 1) / warmUp;
            }
            double done = Math.min(1, (step - warmUp) / (double) Math.max(1, total - warmUp));
            return floor + (rate - floor) * 0.5 * (1 + Math.cos(Math.PI * done));
        }
    }
}
