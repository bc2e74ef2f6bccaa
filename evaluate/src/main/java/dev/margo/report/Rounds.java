package dev.margo.report;

import java.util.List;
import java.util.stream.IntStream;

/** Which rounds are shown where not all have room. */
final class Rounds {
    private Rounds() {}

    /** At most {@code most} of the rounds 0 to {@code last}, evenly chosen; the first and the last are among them. */
    static List<Integer> shown(int last, int most) {
        if (last < most) {
            return IntStream.rangeClosed(0, last).boxed().toList();
        }
        int steps = Math.max(1, most - 1);
        return IntStream.rangeClosed(0, steps)
                .mapToObj(step -> (int) Math.round((double) step * last / steps))
                .toList();
    }

    /** A sentence for captions, if rounds are left out. */
    static String note(int last, List<Integer> shown) {
        return shown.size() > last ? "" : " Of %s rounds %s are shown.".formatted(last + 1, shown.size());
    }
}
