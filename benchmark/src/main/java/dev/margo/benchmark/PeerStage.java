package dev.margo.benchmark;

/** What is timed on both sides. */
enum PeerStage {
    ENCODER("encoder"),
    ONE_BOX("1 box"),
    BOXES("64 boxes");

    /** How many boxes {@link #BOXES} are. */
    static final int MANY = 64;

    private final String label;

    PeerStage(String label) {
        this.label = label;
    }

    /** In the table, and what the peer's process is asked for. */
    String label() {
        return label;
    }
}
