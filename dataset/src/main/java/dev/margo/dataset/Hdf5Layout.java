package dev.margo.dataset;

import java.util.Objects;

/**
 * Where in an HDF5 file pictures and labels lie.
 *
 * @param raw path of the pictures: shaped as the labels, or with 3 colours as a first or last axis
 * @param labels path of the labels: (z, y, x), or (y, x)
 * @param content what the first axis of the labels counts
 */
public record Hdf5Layout(String raw, String labels, Content content) {
    /** What the slices of a file are. */
    public enum Content {
        /** A volume: one patient, one window. */
        SLICES_OF_A_VOLUME,
        /** Pictures of unknown patients, each in its own window; those that are read in one go stay on one side of a split. */
        SINGLE_PICTURES
    }

    public Hdf5Layout {
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(content, "content");
    }

    /** A volume in {@code raw} with its {@code labels}. */
    public static Hdf5Layout volume() {
        return new Hdf5Layout("raw", "labels", Content.SLICES_OF_A_VOLUME);
    }

    /**
     * Single pictures in {@code raw} (3, n, y, x) with {@code labels} (n, y, x), as torch-em stores SA-Med2D-20M. Their
     * values are 0 to 255 already, so the window for them is the range of these.
     */
    public static Hdf5Layout shards() {
        return new Hdf5Layout("raw", "labels", Content.SINGLE_PICTURES);
    }
}
