package dev.margo.image;

import java.util.Objects;

/**
 * What a stored value means: value = stored x slope + intercept.
 *
 * @param kind what is measured
 */
public record Intensity(Kind kind, double slope, double intercept) {
    /** What a volume's values are. */
    public enum Kind {
        /** Hounsfield units: CT after rescale. */
        HOUNSFIELD,
        /** Numbers of the scanner, comparable within the volume only: MR, ultrasound, counts. */
        ARBITRARY,
        /** Ready to be shown: photographs, screen captures. */
        DISPLAY,
        /** Ids of objects. */
        LABELS
    }

    public Intensity {
        Objects.requireNonNull(kind, "kind");
        if (!Double.isFinite(slope) || slope == 0 || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "a rescale needs a finite slope that is not 0 and a finite intercept, got %s and %s"
                            .formatted(slope, intercept));
        }
    }

    /** Stored values that are the values themselves. */
    public static Intensity stored(Kind kind) {
        return new Intensity(kind, 1, 0);
    }

    /** The value that {@code stored} means. */
    public double apply(double stored) {
        return stored * slope + intercept;
    }

    /** Whether stored values are the values. */
    public boolean isIdentity() {
        return slope == 1 && intercept == 0;
    }
}
