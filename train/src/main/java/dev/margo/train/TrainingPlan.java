package dev.margo.train;

import dev.margo.nn.Parameter;
import dev.margo.optimise.LearningRate;
import dev.margo.optimise.LowRank;
import dev.margo.optimise.TrainedParts;
import dev.margo.tensor.AdamW;
import dev.margo.tensor.Autocast;
import java.util.Map;
import java.util.Optional;

/**
 * How a run goes: everything about it that is not the network, the objective or the data.
 *
 * @param parts which weights learn
 * @param adapted which matrices learn at low rank; absent for none
 * @param pace how fast and how long
 * @param rhythm when it is validated and saved
 * @param precision in how many bits forward passes compute
 * @param seed of all chance
 */
public record TrainingPlan(
        TrainedParts parts,
        Optional<Adaptation> adapted,
        Pace pace,
        Rhythm rhythm,
        Autocast.Type precision,
        long seed) {
    /**
     * @param matrices the weights that are adapted
     * @param rank inner size of the factors
     */
    public record Adaptation(TrainedParts matrices, int rank) {}

    Optional<LowRank> lowRank(Map<String, Parameter> parameters) {
        return adapted.map(adaptation -> new LowRank(adaptation.matrices().of(parameters), adaptation.rank(), seed));
    }

    /**
     * @param rate learning rate of every step
     * @param settings the optimiser's
     * @param maxNorm length to which longer gradients are cut; 0 for no limit
     * @param average share of the weights' moving average that a step keeps; 0 for no average
     * @param accumulate batches per step
     */
    public record Pace(LearningRate rate, AdamW.Settings settings, double maxNorm, double average, int accumulate) {}

    /**
     * @param steps of the whole run
     * @param stepsPerEpoch of one pass over the data
     * @param validateEvery steps
     * @param saveEvery steps
     */
    public record Rhythm(long steps, long stepsPerEpoch, long validateEvery, long saveEvery) {}
}
