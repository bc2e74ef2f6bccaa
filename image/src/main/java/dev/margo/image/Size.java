package dev.margo.image;

/** Extent of a picture in pixels: W columns by H rows. */
public record Size(int width, int height) {

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a picture needs at least 1 x 1 pixels, got %s x %s".formatted(width, height));
        }
        if ((long) width * height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a picture of %s x %s pixels is more than an array can hold (%s pixels)"
                    .formatted(width, height, Integer.MAX_VALUE));
        }
    }

    /** Number of pixels. */
    public int area() {
        return width * height;
    }

    /** For messages: {@code "640 x 480"}. */
    @Override
    public String toString() {
        return width + " x " + height;
    }

    /** How many planes of this size {@code values} values are. */
    int planesIn(int values) {
        if (values == 0 || values % area() != 0) {
            throw new IllegalArgumentException(
                    "%s values are not whole planes of %s pixels (%s values each)".formatted(values, this, area()));
        }
        return values / area();
    }

    /** Number of values in {@code channels} planes of this size, refused if no array can hold them. */
    int values(int channels) {
        if ((long) area() * channels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s channels of %s pixels are more values than an array can hold; ask for a smaller size"
                            .formatted(channels, this));
        }
        return area() * channels;
    }
}
