package dev.margo.evaluate;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What a summary has of each round. */
public enum Measure {
    DICE(score -> OptionalDouble.of(score.scores().dice())),
    IOU(score -> OptionalDouble.of(score.scores().iou())),
    /** At the plan's tolerance. */
    NSD(score -> score.scores().nsd()),
    /** In mm; px where pictures have no spacing. Infinite ones, of empty answers, are left out and counted. */
    HD95(score -> score.scores().hd95()),
    PREDICTED_IOU(RoundScore::predictedIou),
    /** From the question to the mask, without the embedding. */
    MILLISECONDS(RoundScore::milliseconds);

    private final Function<RoundScore, OptionalDouble> value;

    Measure(Function<RoundScore, OptionalDouble> value) {
        this.value = value;
    }

    OptionalDouble of(RoundScore score) {
        return value.apply(score);
    }

    /** What tables call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
