package dev.margo.train;

import dev.margo.config.YamlText;
import dev.margo.segment.Focus;
import dev.margo.segment.Preprocessing;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything about a run that a user decides. Keys and defaults are listed in docs/reference/training.md.
 *
 * @param rhythm how often the run is validated and saved
 * @param seed of all chance
 * @param yaml all of it with every default written out; reading it gives the same
 */
public record TrainingConfig(
        Start start,
        DataConfig data,
        LearningConfig learning,
        ScheduleConfig schedule,
        ComputingConfig computing,
        Rhythm rhythm,
        long seed,
        String yaml) {
    private static final String FRESH = "margo-tiny";

    /**
     * What training starts from.
     *
     * @param model a checkpoint; absent: Margo's small network with fresh weights
     * @param imageSize side of the model frame; absent: the model's own, of SAM-Med2D's strategies 256 at most
     * @param preprocessing absent: what the checkpoint says, else the strategy's
     * @param focus whether the checkpoint asks to be shown the surroundings of prompts; absent: as the one it starts from
     */
    public record Start(
            Optional<Path> model,
            Strategy strategy,
            Optional<Integer> imageSize,
            Optional<Preprocessing> preprocessing,
            Optional<Focus> focus) {
        private static Start read(ConfigNode root) {
            Optional<Path> model = root.file("model");
            Optional<String> fresh = root.parsed("fresh", Start::known);
            if (model.isPresent() == fresh.isPresent()) {
                throw root.mistake(
                        "model",
                        model.isPresent()
                                ? "given beside fresh; leave one of them out"
                                : "missing; give a checkpoint, or fresh: " + FRESH);
            }
            return new Start(
                    model,
                    root.parsed("strategy", Strategy.MEDICOSAM.label(), Strategy::parse),
                    root.countOrAuto("image-size", 1),
                    root.parsed("preprocessing", Preprocessing::parse),
                    root.parsed("focus", Focus::parse));
        }

        private static String known(String name) {
            if (!name.equals(FRESH)) {
                throw new IllegalArgumentException("expected %s, found '%s'".formatted(FRESH, name));
            }
            return name;
        }
    }

    /** In steps. */
    public record Rhythm(long saveEvery, long validateEvery) {}

    /** @throws TrainingConfigException if a key is unknown or missing, or a value is not as expected */
    public static TrainingConfig read(ConfigSource source) {
        ConfigNode root = source.root();
        Start start = Start.read(root);
        long seed = root.whole("seed", 0, Long.MIN_VALUE);
        LearningConfig learning = LearningConfig.read(root, start.strategy());
        ConfigNode schedule = root.section("schedule");
        ScheduleConfig pace =
                ScheduleConfig.read(schedule, start.strategy().recipe(1).rates());
        schedule.finish();
        DataConfig data = DataConfig.read(root, start.strategy(), seed);
        ConfigNode computing = root.section("computing");
        ComputingConfig means = ComputingConfig.read(computing);
        computing.finish();
        Rhythm rhythm = new Rhythm(root.whole("save-every", 200, 1), root.whole("validate-every", 200, 1));
        root.finish();
        String yaml = YamlText.write(root.resolved());
        return new TrainingConfig(start, data, learning, pace, means, rhythm, seed, yaml);
    }
}
