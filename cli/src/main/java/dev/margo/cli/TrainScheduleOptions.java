package dev.margo.cli;

import dev.margo.train.ConfigSource;
import picocli.CommandLine.Option;

/** How long and how fast is learnt. */
final class TrainScheduleOptions {
    @Option(names = "--steps", paramLabel = "N", description = "Steps of the whole run.")
    private Integer steps;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data instead; default: 10.")
    private Double epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Pictures at once, per process; default: 2.")
    private Integer batch;

    @Option(
            names = "--accumulate",
            paramLabel = "N",
            description = "Batches per step: as a larger batch, in less memory; default: 1.")
    private Integer accumulate;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Default: the strategy's, such as 1e-5.")
    private Double learningRate;

    @Option(
            names = "--objects",
            paramLabel = "N",
            description = "Objects of a picture per step; default: the strategy's.")
    private Integer objects;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Answers per object, the first and its corrections; default: the strategy's.")
    private Integer rounds;

    /** Lays these over {@code config}. */
    void into(ConfigSource config) {
        if (steps != null && epochs != null) {
            throw new UsageException("--steps and --epochs together; leave one of them out");
        }
        if (steps != null) {
            config.remove("schedule", "epochs").set("schedule.steps", steps.longValue());
        }
        if (epochs != null) {
            config.remove("schedule", "steps").set("schedule.epochs", epochs);
        }
        TrainDataOptions.set(config, "schedule.batch", batch);
        TrainDataOptions.set(config, "schedule.accumulate", accumulate);
        if (learningRate != null) {
            config.set("schedule.learning-rate", learningRate);
        }
        TrainDataOptions.set(config, "prompts.objects", objects);
        TrainDataOptions.set(config, "prompts.rounds", rounds);
    }
}
