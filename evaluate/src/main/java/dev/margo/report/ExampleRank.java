package dev.margo.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why an object is shown. */
public enum ExampleRank {
    BEST,
    /** Half of the objects did no worse; of two in the middle the worse one. */
    MEDIAN,
    WORST;

    /** Of two the best and the worst; one is the best. @param sorted the best first; at least one */
    static <T> Map<ExampleRank, T> of(List<T> sorted) {
        Map<ExampleRank, T> chosen = new EnumMap<>(ExampleRank.class);
        chosen.put(BEST, sorted.get(0));
        if (sorted.size() > 2) {
            chosen.put(MEDIAN, sorted.get(sorted.size() / 2));
        }
        if (sorted.size() > 1) {
            chosen.put(WORST, sorted.get(sorted.size() - 1));
        }
        return chosen;
    }

    /** For captions. */
    String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
