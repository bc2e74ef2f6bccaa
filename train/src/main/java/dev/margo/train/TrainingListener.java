package dev.margo.train;

import dev.margo.objective.LossReport;
import dev.margo.objective.Validation;

/** Sees how a run goes. */
public interface TrainingListener {
    /**
     * After every step.
     *
     * @param step steps taken, from 1
     * @param report mean over the step's batches
     * @param rate learning rate
     * @param gradientNorm before it was cut
     */
    void stepped(long step, LossReport report, double rate, double gradientNorm);

    /** After every validation; {@code best} if none was better before. */
    void validated(long step, Validation found, boolean best);

    /** After every save. */
    default void saved(long step) {}
}
