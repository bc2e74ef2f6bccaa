package dev.margo.objective;

import java.util.List;
import java.util.random.RandomGenerator;

/** What a network is trained for. Holds the network; the trainer moves its weights. */
public interface Objective {
    /**
     * Adds the gradient of one batch's loss to the network's weights.
     *
     * @param iteration number of the batch since training began, from 0
     * @param random the chance that all pictures of the batch share; the rest comes from their own
     */
    LossReport learn(List<TrainingItem> batch, long iteration, RandomGenerator random, Learning learning);

    /** One batch as validation counts it; no gradients. */
    Validation measure(List<TrainingItem> batch, long round, RandomGenerator random);
}
