package dev.margo.speed;

/** What a user waits for. */
public enum Stage {
    /** From the file to a model that is ready; only of checkpoints. */
    LOAD("load"),
    /** The first picture, with what Java still has to compile. */
    FIRST_EMBEDDING("first embedding"),
    /** Every further picture. */
    EMBEDDING("embedding"),
    /** One box to its low-res logits. */
    BOX_TO_LOGITS("1 box to low-res logits"),
    /** One box to its mask in image pixels. */
    BOX_TO_MASK("1 box to full mask"),
    /** Many boxes in one call, to their low-res logits. Timed once: it is many runs in one. */
    MANY_BOXES("256 boxes to low-res logits");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
