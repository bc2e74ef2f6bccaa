package dev.margo.evaluate;

import java.util.Objects;

/**
 * How a model is asked for an object.
 *
 * @param start what is said first
 * @param correction how each answer is corrected
 * @param corrections how often; the first answer is round 0
 * @param maskPrompts whether each answer is shown to the model again with the next question
 * @param repeats how often all of it is done, with other chance
 */
public record InteractiveProtocol(
        Start start, Correction correction, int corrections, boolean maskPrompts, int repeats) {
    /** What MedicoSAM reports: 8 rounds. */
    private static final int MEDICO_SAM_CORRECTIONS = 7;

    public InteractiveProtocol {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(correction, "correction");
        if (corrections < 0 || repeats < 1) {
            throw new IllegalArgumentException(
                    "%s corrections, repeated %s times; expected 0 or more, and at least once"
                            .formatted(corrections, repeats));
        }
    }

    /** MedicoSAM's, from {@code start} on, with mask prompts. */
    public static InteractiveProtocol medicoSam(Start start) {
        return new InteractiveProtocol(start, Correction.pair(), MEDICO_SAM_CORRECTIONS, true, 1);
    }

    /** A click, then a click into the largest error up to {@code clicks} altogether. */
    public static InteractiveProtocol clicks(int clicks) {
        return new InteractiveProtocol(Start.point(), Correction.centre(), clicks - 1, true, 1);
    }

    /** The same with another number of corrections. */
    public InteractiveProtocol withCorrections(int number) {
        return new InteractiveProtocol(start, correction, number, maskPrompts, repeats);
    }

    /** The same done more often. */
    public InteractiveProtocol withRepeats(int number) {
        return new InteractiveProtocol(start, correction, corrections, maskPrompts, number);
    }

    /** The same, answers not shown again. */
    public InteractiveProtocol withoutMaskPrompts() {
        return new InteractiveProtocol(start, correction, corrections, false, repeats);
    }

    /** What results call it, such as {@code box+pair+masks}; without corrections, {@code box}. */
    public String label() {
        if (corrections == 0) {
            return start.label();
        }
        return "%s+%s+%s".formatted(start.label(), correction.label(), maskPrompts ? "masks" : "no-masks");
    }
}
