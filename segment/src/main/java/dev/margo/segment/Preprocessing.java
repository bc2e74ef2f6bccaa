package dev.margo.segment;

import dev.margo.image.ByteImage;
import java.util.Arrays;
import java.util.Locale;

/**
 * How a family of models wants its pictures, and how its logits become masks. Checkpoints of SAM and MedSAM are alike
 * in every name and shape, so the weights alone do not tell which applies.
 */
public enum Preprocessing {
    /** Longest side to S, mean and deviation of ImageNet, zeros as padding. SAM, MobileSAM, MedicoSAM, micro-sam. */
    SAM("sam", new SamContract()),
    /** Stretched to S x S, min-max to [0, 1]; probabilities are resized, not logits. MedSAM. */
    MEDSAM("medsam", new MedSamContract()),
    /** Stretched to S x S by nearest neighbour, channels as BGR; mask prompts are probabilities. SAM-Med2D. */
    SAM_MED2D("sam-med2d", new SamMed2dContract());

    private final String label;
    private final ModelContract contract;

    Preprocessing(String label, ModelContract contract) {
        this.label = label;
        this.contract = contract;
    }

    /** What flags and files call it. */
    public String label() {
        return label;
    }

    /**
     * What the encoder takes for a picture, the same in training as in use.
     *
     * @param side side S of the model frame
     */
    public ModelInput prepare(ByteImage picture, int side) {
        ModelFrame frame = contract.frame(picture.size(), side);
        return new ModelInput(contract.normalise(picture, frame), frame);
    }

    /** What the prompt encoder takes for the low-res logits of an earlier answer. */
    public float[] maskPrompt(float[] lowRes) {
        return contract.maskPrompt(lowRes);
    }

    ModelContract contract() {
        return contract;
    }

    /** The inverse of {@link #label()}. */
    public static Preprocessing parse(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label.equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("preprocessing '%s' is unknown; write one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values())
                                        .map(Preprocessing::label)
                                        .toList())));
    }
}
