package dev.margo.cli;

import dev.margo.mask.Mask;
import dev.margo.segment.Candidate;
import dev.margo.segment.MaskLogits;

/**
 * What is told and written of one candidate. Bits and two numbers, so that thousands of objects fit in memory.
 *
 * @param predictedIou the model's own guess
 * @param stabilityScore in [0, 1]
 */
record OfferedMask(Mask mask, double predictedIou, double stabilityScore) {
    static OfferedMask of(Candidate candidate) {
        MaskLogits logits = candidate.logits();
        return new OfferedMask(logits.mask(), candidate.predictedIou(), logits.stabilityScore());
    }
}
