package dev.margo.report;

import java.util.Locale;

/** Why an object is shown. */
public enum ExampleRank {
    BEST,
    /** Half of the objects did no worse; of two in the middle the worse one. */
    MEDIAN,
    WORST;

    /** For captions. */
    String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
