package dev.margo.dataset;

import java.util.stream.IntStream;

/** Some of a list, evenly spread over it and always the same. */
public final class EvenPlaces {
    private EvenPlaces() {}

    /** The middles of {@code most} equal parts of 0 to {@code all} - 1, ascending; all of these if they are no more. */
    public static IntStream of(int all, int most) {
        return most >= all
                ? IntStream.range(0, all)
                : IntStream.range(0, most).map(i -> (int) ((2L * i + 1) * all / (2L * most)));
    }
}
