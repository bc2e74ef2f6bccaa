package dev.margo.dataset;

import java.io.IOException;

/** Samples that can be read one by one, by any number of threads at once. */
public interface Dataset {
    /** What messages and results call it. */
    String name();

    /** Number of samples. */
    int size();

    /** Whose picture it is: samples of one patient never go to different sides of a split. */
    String patient(int index);

    /**
     * Reads sample {@code index}; the same one every time.
     *
     * @throws IOException if its files cannot be read or do not fit together
     */
    Sample read(int index) throws IOException;
}
