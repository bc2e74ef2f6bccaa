package dev.margo.benchmark;

import java.io.IOException;

/** A program that runs a model. It computes only while it is timed. */
interface Contender extends AutoCloseable {
    /** Such as {@code PyTorch 2.4.0}. */
    String name();

    /** Whether it has this stage at all. */
    boolean has(PeerStage stage);

    /** Runs {@code stage} once; the seconds it took. */
    double seconds(PeerStage stage) throws IOException;

    @Override
    void close() throws IOException;
}
