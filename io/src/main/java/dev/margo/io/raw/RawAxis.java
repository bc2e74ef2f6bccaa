package dev.margo.io.raw;

import java.util.Objects;

/**
 * An axis of numbers in a file.
 *
 * @param role what it runs over
 * @param size how far
 */
public record RawAxis(Role role, int size) {
    /** What an axis runs over. */
    public enum Role {
        X,
        Y,
        Z,
        /** Whole grids: time, echo, components that are no colours. There may be several of these. */
        TIME,
        /** Red, green, blue, and perhaps an alpha that is left out. */
        CHANNEL
    }

    public RawAxis {
        Objects.requireNonNull(role, "role");
    }
}
