package dev.margo.checkpoint;

/** The containers a checkpoint comes in. */
public enum CheckpointFormat {
    /** What {@code torch.save} writes since PyTorch 1.6: a zip of a pickle and raw storages. */
    TORCH_ZIP("PyTorch zip"),
    /** What {@code torch.save} wrote before PyTorch 1.6: pickles followed by raw storages. Read only. */
    TORCH_LEGACY("PyTorch before 1.6"),
    /** A JSON header followed by raw values. */
    SAFETENSORS("safetensors");

    private final String label;

    CheckpointFormat(String label) {
        this.label = label;
    }

    /** The format in words, for people. */
    public String label() {
        return label;
    }
}
