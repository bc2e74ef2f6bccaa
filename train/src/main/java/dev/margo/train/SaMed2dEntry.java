package dev.margo.train;

import dev.margo.dataset.Part;
import dev.margo.dataset.SaMed2dRule;
import dev.margo.dataset.SaMed2dSettings;
import dev.margo.dataset.SaMed2dSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * SA-Med2D-20M, split by its own rules.
 *
 * @param validationFraction of the cases that are for validation
 */
record SaMed2dEntry(Path root, SaMed2dSettings training, double validationFraction, double weight)
        implements DataEntry {
    static SaMed2dEntry read(ConfigNode node, long seed) {
        Path root = node.neededFile("sa-med2d");
        double fraction = node.number("fraction", 0.5, Double.MIN_VALUE, 1);
        double validation = node.number("validation-fraction", 0.1, Double.MIN_VALUE, 1);
        SaMed2dSettings settings = new SaMed2dSettings(
                Part.TRAIN,
                fraction,
                node.choice("rule", SaMed2dRule.BY_CASE),
                seed,
                DataEntries.leastArea(node),
                Set.copyOf(node.texts("datasets", List.of())));
        return new SaMed2dEntry(root, settings, validation, DataEntries.weight(node));
    }

    @Override
    public Opened open(double share, long seed) throws IOException {
        Weighted learnt = new Weighted(Origin.of(SaMed2dSource.open(root, training)), weight);
        if (share == 0) {
            return new Opened(List.of(learnt), List.of());
        }
        SaMed2dSettings held = new SaMed2dSettings(
                Part.VAL,
                validationFraction,
                training.rule(),
                training.seed(),
                training.leastArea(),
                training.datasets());
        return new Opened(List.of(learnt), List.of(Origin.of(SaMed2dSource.open(root, held))));
    }
}
