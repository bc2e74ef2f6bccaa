package dev.margo.evaluate.volume;

import dev.margo.evaluate.volume.VolumeScore.Scores;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a summary has of every object. */
public enum VolumeMeasure {
    DICE(Scores::dice),
    /** At the plan's tolerance. */
    NSD(Scores::nsd),
    /** In mm. Infinite ones, of empty answers, are left out and counted. */
    HD95(Scores::hd95),
    /** The same. */
    ASSD(Scores::assd),
    MIDDLE_DICE(Scores::middleDice),
    EXTENT_DICE(Scores::extentDice);

    private final ToDoubleFunction<Scores> value;

    VolumeMeasure(ToDoubleFunction<Scores> value) {
        this.value = value;
    }

    double of(Scores scores) {
        return value.applyAsDouble(scores);
    }

    /** What tables call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
