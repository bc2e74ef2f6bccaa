package dev.margo.benchmark;

import java.util.List;

/** What is timed on both sides. */
enum PeerStage {
    ENCODER("encoder"),
    ONE_BOX("1 box"),
    BOXES("64 boxes"),
    /** Of the interactive objective; in {@link TrainingPeers} only. */
    TRAINING_STEP("training step");

    /** How many boxes {@link #BOXES} are. */
    static final int MANY = 64;

    private final String label;

    /** Those of a model in use. */
    static List<PeerStage> inUse() {
        return List.of(ENCODER, ONE_BOX, BOXES);
    }

    PeerStage(String label) {
        this.label = label;
    }

    /** In the table, and what the peer's process is asked for. */
    String label() {
        return label;
    }
}
