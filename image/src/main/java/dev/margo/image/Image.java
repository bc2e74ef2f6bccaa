package dev.margo.image;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * One raw picture: H x W pixels of 1 (gray) or 3 (red, green, blue) channels, intensities as the scanner or the file
 * gave them. Immutable; arrays are copied on the way in and out.
 */
public final class Image {
    private final Size size;
    private final int channels;
    private final SampleDepth depth;
    private final PixelSpacing spacing;
    private final float[] samples;

    private Image(Size size, int channels, SampleDepth depth, PixelSpacing spacing, float[] samples) {
        this.size = size;
        this.channels = channels;
        this.depth = depth;
        this.spacing = spacing;
        this.samples = samples;
    }

    /**
     * A picture without known spacing.
     *
     * @param samples (y, x, c) order, {@code height * width * channels} values; copied
     * @throws IllegalArgumentException if the count is not that of the size, the channels are not 1 or 3, or a sample is
     *     NaN, infinite or not a value of {@code depth}; the message says where
     */
    public static Image of(Size size, int channels, SampleDepth depth, float[] samples) {
        requireLayout(size, channels, samples.length);
        requireSamples(size, channels, depth, samples);
        return new Image(size, channels, depth, null, samples.clone());
    }

    /** A gray picture without known spacing; see {@link #of}. */
    public static Image gray(Size size, SampleDepth depth, float[] samples) {
        return of(size, 1, depth, samples);
    }

    /** A red-green-blue picture without known spacing; see {@link #of}. */
    public static Image rgb(Size size, SampleDepth depth, float[] samples) {
        return of(size, 3, depth, samples);
    }

    /** The same picture, its pixels {@code spacing} apart. */
    public Image withSpacing(PixelSpacing spacing) {
        return new Image(size, channels, depth, Objects.requireNonNull(spacing, "spacing"), samples);
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

    public SampleDepth depth() {
        return depth;
    }

    /** Millimetres between pixels, where the source said so. */
    public Optional<PixelSpacing> spacing() {
        return Optional.ofNullable(spacing);
    }

    /** @throws IndexOutOfBoundsException outside the picture */
    public float sample(int x, int y, int c) {
        Objects.checkIndex(x, width());
        Objects.checkIndex(y, height());
        Objects.checkIndex(c, channels);
        return samples[(y * width() + x) * channels + c];
    }

    /** A copy of all samples in (y, x, c) order. */
    public float[] samples() {
        return samples.clone();
    }

    /** The samples themselves, for bulk reading inside this package; never written to. */
    float[] array() {
        return samples;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image that
                && size.equals(that.size)
                && channels == that.channels
                && depth == that.depth
                && Objects.equals(spacing, that.spacing)
                && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, channels, depth, spacing, Arrays.hashCode(samples));
    }

    /** For messages: {@code "640 x 480 gray UINT16 image"}. */
    @Override
    public String toString() {
        return "%s %s %s image".formatted(size, channels == 1 ? "gray" : "RGB", depth);
    }

    static void requireLayout(Size size, int channels, int count) {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException(
                    "a picture has 1 (gray) or 3 (RGB) channels, got %s".formatted(channels));
        }
        if (count != size.values(channels)) {
            throw new IllegalArgumentException("a picture of %s pixels with %s channels needs %s samples, got %s"
                    .formatted(size, channels, size.values(channels), count));
        }
    }

    private static void requireSamples(Size size, int channels, SampleDepth depth, float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (!depth.holds(samples[i])) {
                int pixel = i / channels;
                throw new IllegalArgumentException(
                        "sample at (x %s, y %s), channel %s is %s, but %s needs %s; replace it before making an image"
                                .formatted(
                                        pixel % size.width(),
                                        pixel / size.width(),
                                        i % channels,
                                        samples[i],
                                        depth,
                                        depth.describe()));
            }
        }
    }
}
