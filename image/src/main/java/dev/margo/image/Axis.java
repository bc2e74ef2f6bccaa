package dev.margo.image;

import java.util.Arrays;

/** An axis of a voxel grid: x counts with i, y with j, z with k. */
public enum Axis {
    X,
    Y,
    Z;

    /** Reads {@code x}, {@code y} or {@code z}. */
    public static Axis parse(String text) {
        return Arrays.stream(values())
                .filter(axis -> axis.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("axis '%s' is unknown; write x, y or z".formatted(text)));
    }
}
