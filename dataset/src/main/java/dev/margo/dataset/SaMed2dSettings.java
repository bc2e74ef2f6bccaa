package dev.margo.dataset;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of SA-Med2D-20M is read.
 *
 * @param part {@link Part#TRAIN} or {@link Part#VAL}; the data set has no other
 * @param fraction of that part, above 0 up to 1
 * @param rule how the parts are drawn
 * @param seed of the draw
 * @param leastArea objects of fewer pixels are dropped; the released loaders drop none
 * @param datasets that are looked at, such as {@code ACDC}; none for all
 */
public record SaMed2dSettings(
        Part part, double fraction, SaMed2dRule rule, long seed, int leastArea, Set<String> datasets) {
    private static final int LEAST_AREA = 25;

    public SaMed2dSettings {
        Objects.requireNonNull(rule, "rule");
        datasets = Set.copyOf(datasets);
        if (part == Part.TEST) {
            throw new IllegalArgumentException("SA-Med2D-20M has no test part; choose train or val");
        }
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("a fraction lies above 0 up to 1, got %s".formatted(fraction));
        }
        if (leastArea < 1) {
            throw new IllegalArgumentException("an object has at least 1 pixel, got %s".formatted(leastArea));
        }
    }

    /** Half of the cases for training, as in MedicoSAM. */
    public static SaMed2dSettings train() {
        return new SaMed2dSettings(Part.TRAIN, 0.5, SaMed2dRule.BY_CASE, 0, LEAST_AREA, Set.of());
    }

    /** A tenth of the cases for validation, as in MedicoSAM. */
    public static SaMed2dSettings val() {
        return new SaMed2dSettings(Part.VAL, 0.1, SaMed2dRule.BY_CASE, 0, LEAST_AREA, Set.of());
    }

    /** The same with another fraction. */
    public SaMed2dSettings withFraction(double other) {
        return new SaMed2dSettings(part, other, rule, seed, leastArea, datasets);
    }

    /** The same by another rule. */
    public SaMed2dSettings withRule(SaMed2dRule other) {
        return new SaMed2dSettings(part, fraction, other, seed, leastArea, datasets);
    }

    /** The same with another draw. */
    public SaMed2dSettings withSeed(long other) {
        return new SaMed2dSettings(part, fraction, rule, other, leastArea, datasets);
    }

    /** The same with another size from which on objects count. */
    public SaMed2dSettings withLeastArea(int pixels) {
        return new SaMed2dSettings(part, fraction, rule, seed, pixels, datasets);
    }

    /** Of some data sets only. */
    public SaMed2dSettings withDatasets(Set<String> names) {
        return new SaMed2dSettings(part, fraction, rule, seed, leastArea, names);
    }

    /** In words that are the same for the same settings. */
    @Override
    public String toString() {
        return "%s of %s by %s, seed %s, objects from %s px, data sets %s"
                .formatted(fraction, part, rule, seed, leastArea, new TreeSet<>(datasets));
    }
}
