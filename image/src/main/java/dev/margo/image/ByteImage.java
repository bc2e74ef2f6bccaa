package dev.margo.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * A windowed picture: H x W pixels of 1 (gray) or 3 (red, green, blue) channels, each 0..255, in image pixels. What a
 * network's preprocessing and a screen start from. Immutable; arrays are copied on the way in and out.
 */
public final class ByteImage {
    private final Size size;
    private final int channels;
    private final byte[] values;

    private ByteImage(Size size, int channels, byte[] values) {
        this.size = size;
        this.channels = channels;
        this.values = values;
    }

    /**
     * @param values (y, x, c) order, {@code height * width * channels} unsigned bytes; copied
     * @throws IllegalArgumentException if the count is not that of the size, or the channels are not 1 or 3
     */
    public static ByteImage of(Size size, int channels, byte[] values) {
        return adopt(size, channels, values.clone());
    }

    /** A gray picture; see {@link #of}. */
    public static ByteImage gray(Size size, byte[] values) {
        return of(size, 1, values);
    }

    /** A red-green-blue picture; see {@link #of}. */
    public static ByteImage rgb(Size size, byte[] values) {
        return of(size, 3, values);
    }

    /** Takes {@code values} without a copy; the caller keeps no other use of them. */
    static ByteImage adopt(Size size, int channels, byte[] values) {
        Image.requireLayout(size, channels, values.length);
        return new ByteImage(size, channels, values);
    }

    /** This picture with three channels: a gray one is repeated, an RGB one is returned as it is. */
    public ByteImage toRgb() {
        if (channels == 3) {
            return this;
        }
        byte[] rgb = new byte[size.values(3)];
        for (int i = 0; i < values.length; i++) {
            rgb[3 * i] = values[i];
            rgb[3 * i + 1] = values[i];
            rgb[3 * i + 2] = values[i];
        }
        return new ByteImage(size, 3, rgb);
    }

    /**
     * A part of this picture.
     *
     * @param x column of its top-left pixel
     * @param y row of its top-left pixel
     * @throws IndexOutOfBoundsException if it does not lie on this picture
     */
    public ByteImage part(int x, int y, Size part) {
        Objects.checkFromIndexSize(x, part.width(), width());
        Objects.checkFromIndexSize(y, part.height(), height());
        int row = part.width() * channels;
        byte[] copy = new byte[part.values(channels)];
        for (int i = 0; i < part.height(); i++) {
            System.arraycopy(values, ((y + i) * width() + x) * channels, copy, i * row, row);
        }
        return new ByteImage(part, channels, copy);
    }

    public Size size() {
        return size;
    }

    public int width() {
        return size.width();
    }

    public int height() {
        return size.height();
    }

    /** 1 for gray, 3 for red-green-blue. */
    public int channels() {
        return channels;
    }

    /**
     * The value 0..255 at one place.
     *
     * @throws IndexOutOfBoundsException outside the picture
     */
    public int value(int x, int y, int c) {
        Objects.checkIndex(x, width());
        Objects.checkIndex(y, height());
        Objects.checkIndex(c, channels);
        return Byte.toUnsignedInt(values[(y * width() + x) * channels + c]);
    }

    /** A copy of all values as unsigned bytes in (y, x, c) order. */
    public byte[] bytes() {
        return values.clone();
    }

    /** The values themselves, for bulk reading inside this package; never written to. */
    byte[] array() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteImage that
                && size.equals(that.size)
                && channels == that.channels
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, channels, Arrays.hashCode(values));
    }

    /** For messages: {@code "640 x 480 RGB 8-bit picture"}. */
    @Override
    public String toString() {
        return "%s %s 8-bit picture".formatted(size, channels == 1 ? "gray" : "RGB");
    }
}
