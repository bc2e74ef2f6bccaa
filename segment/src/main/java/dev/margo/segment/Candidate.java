package dev.margo.segment;

import dev.margo.mask.Mask;
import dev.margo.prompt.LogitsPrompt;

/**
 * One mask that the model offers. Plain memory: nothing to close, and it outlives the embedded image. The mask in image
 * pixels is computed when first asked for.
 */
public final class Candidate {
    private final LogitsPrompt lowRes;
    private final double predictedIou;
    private final ModelFrame frame;
    private final ModelContract contract;
    private final Look.Place place;
    private volatile Mask mask;

    Candidate(LogitsPrompt lowRes, double predictedIou, ModelFrame frame, ModelContract contract, Look.Place place) {
        this.lowRes = lowRes;
        this.predictedIou = predictedIou;
        this.frame = frame;
        this.contract = contract;
        this.place = place;
    }

    /** The model's own guess of its IoU with the object; usually, but not by force, in [0, 1]. */
    public double predictedIou() {
        return predictedIou;
    }

    /** The logits on the low-res grid that covers the model frame; a mask prompt for the next round. */
    public LogitsPrompt lowResLogits() {
        return lowRes;
    }

    /** The logits over the image, computed anew at each call; what the model did not see counts as surely outside. */
    public MaskLogits logits() {
        MaskLogits seen = new MaskLogits(frame.image(), contract.toImage(lowRes.logits(), lowRes.side(), frame));
        return place.part().map(part -> seen.pastedInto(place.image(), part)).orElse(seen);
    }

    /** The object's pixels. */
    public Mask mask() {
        Mask known = mask;
        if (known == null) {
            known = logits().mask();
            mask = known;
        }
        return known;
    }

    /** Stability of the mask under a threshold moved by 1 up or down, in [0, 1]. */
    public double stabilityScore() {
        return logits().stabilityScore();
    }
}
