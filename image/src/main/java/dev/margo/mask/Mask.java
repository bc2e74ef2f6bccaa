package dev.margo.mask;

import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;

/**
 * The pixels that belong to one object: one bit per image pixel. Immutable, hence safe to share between threads.
 *
 * <p>At most 2<sup>31</sup> - 1 pixels. Two masks are equal if they have the same size and the same bits.
 */
public final class Mask {

    /** Decides for every pixel whether it belongs to the object. */
    @FunctionalInterface
    public interface Membership {
        boolean contains(int x, int y);
    }

    private final int width;
    private final int height;
    private final BitSet bits;

    /**
     * Takes over {@code bits}; the caller must not touch them afterwards. They must have been made with their full size:
     * a BitSet that grew by itself is trimmed when it is cloned or compared, which other threads could see halfway.
     */
    Mask(int width, int height, BitSet bits) {
        Extent.area(width, height);
        this.width = width;
        this.height = height;
        this.bits = bits;
    }

    /**
     * Copies {@code members}, row-major.
     *
     * @throws IllegalArgumentException if there are not width x height of them
     */
    public static Mask of(int width, int height, boolean[] members) {
        Extent.requireLength("bits", width, height, members.length);
        return of(width, height, (x, y) -> members[y * width + x]);
    }

    /** Asks {@code membership} once for every pixel, in rows from the top left. */
    public static Mask of(int width, int height, Membership membership) {
        BitSet bits = new BitSet(Extent.area(width, height));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (membership.contains(x, y)) {
                    bits.set(y * width + x);
                }
            }
        }
        return new Mask(width, height, bits);
    }

    /** The pixels whose logit is above 0; NaN is not. {@code logits} are width x height values, row-major. */
    public static Mask fromLogits(int width, int height, float[] logits) {
        return fromLogits(width, height, logits, 0);
    }

    /** The pixels whose logit is above {@code threshold}; NaN is not. */
    public static Mask fromLogits(int width, int height, float[] logits, float threshold) {
        Extent.requireLength("logits", width, height, logits.length);
        return of(width, height, (x, y) -> logits[y * width + x] > threshold);
    }

    /** A mask without any pixel of the object. */
    public static Mask empty(int width, int height) {
        return new Mask(width, height, new BitSet(Extent.area(width, height)));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** @throws IllegalArgumentException if (x, y) lies outside the image */
    public boolean get(int x, int y) {
        Extent.requireInside(width, height, x, y);
        return bits.get(y * width + x);
    }

    /** Whether (x, y) belongs to the object; what lies outside the image does not. */
    boolean has(int x, int y) {
        return x >= 0 && x < width && y >= 0 && y < height && bits.get(y * width + x);
    }

    /** Number of pixels of the object. */
    public int area() {
        return bits.cardinality();
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /** The smallest box around the object, or nothing for an empty mask. */
    public Optional<PixelBox> bounds() {
        if (bits.isEmpty()) {
            return Optional.empty();
        }
        int x0 = width;
        int x1 = -1;
        int y0 = bits.nextSetBit(0) / width;
        int y1 = (bits.length() - 1) / width;
        for (int y = y0; y <= y1; y++) {
            int first = bits.nextSetBit(y * width);
            if (first >= 0 && first / width == y) {
                x0 = Math.min(x0, first % width);
                x1 = Math.max(x1, bits.previousSetBit(y * width + width - 1) % width);
            }
        }
        return Optional.of(new PixelBox(x0, y0, x1, y1));
    }

    /** Pixels of both. @throws IllegalArgumentException if the sizes differ */
    public Mask and(Mask other) {
        BitSet both = bitsFor(other);
        both.and(other.bits);
        return new Mask(width, height, both);
    }

    /** Pixels of either. @throws IllegalArgumentException if the sizes differ */
    public Mask or(Mask other) {
        BitSet either = bitsFor(other);
        either.or(other.bits);
        return new Mask(width, height, either);
    }

    /** Pixels of this one that {@code other} lacks. @throws IllegalArgumentException if the sizes differ */
    public Mask minus(Mask other) {
        BitSet rest = bitsFor(other);
        rest.andNot(other.bits);
        return new Mask(width, height, rest);
    }

    /** All other pixels of the image. */
    public Mask not() {
        BitSet rest = bits();
        rest.flip(0, width * height);
        return new Mask(width, height, rest);
    }

    /**
     * This mask as a part of a larger image, its top-left pixel at (x, y); everything around it is background.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    public Mask pastedInto(int imageWidth, int imageHeight, int x, int y) {
        if (x < 0 || y < 0 || width > imageWidth - x || height > imageHeight - y) {
            throw new IllegalArgumentException("a %s x %s mask at (%s, %s) does not fit into a %s x %s image"
                    .formatted(width, height, x, y, imageWidth, imageHeight));
        }
        BitSet pasted = new BitSet(Extent.area(imageWidth, imageHeight));
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            pasted.set((i / width + y) * imageWidth + i % width + x);
        }
        return new Mask(imageWidth, imageHeight, pasted);
    }

    /** What of it lies in {@code part}, as a mask of that size. @throws IllegalArgumentException if part of it is outside */
    public Mask part(PixelBox part) {
        if (part.x0() < 0 || part.y0() < 0 || part.x1() >= width || part.y1() >= height) {
            throw new IllegalArgumentException("%s does not lie on a %s x %s mask".formatted(part, width, height));
        }
        return of(part.width(), part.height(), (x, y) -> get(x + part.x0(), y + part.y0()));
    }

    /** One value per pixel, row-major; a copy. */
    public boolean[] toArray() {
        boolean[] members = new boolean[width * height];
        bits.stream().forEach(i -> members[i] = true);
        return members;
    }

    /**
     * The object's pixel number {@code rank}, counted row by row from 0.
     *
     * @throws IndexOutOfBoundsException if {@code rank} is not below the {@link #area}
     */
    public Pixel pixel(int rank) {
        Objects.checkIndex(rank, bits.cardinality());
        int index = bits.nextSetBit(0);
        for (int i = 0; i < rank; i++) {
            index = bits.nextSetBit(index + 1);
        }
        return new Pixel(index % width, index / width);
    }

    /** Sets the object's places to 1 in {@code target}: rows of {@code stride} values, the first one at {@code from}. */
    public void copyTo(float[] target, int from, int stride) {
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            target[from + i / width * stride + i % width] = 1;
        }
    }

    /** The mask of the top-left part of a larger map of logits: those above 0, in rows of {@code stride} values. */
    public static Mask fromLogits(int width, int height, float[] logits, int from, int stride) {
        return of(width, height, (x, y) -> logits[from + y * stride + x] > 0);
    }

    /** A copy of the bits, row-major. */
    BitSet bits() {
        return (BitSet) bits.clone();
    }

    private BitSet bitsFor(Mask other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException("a mask of %s x %s pixels cannot be combined with one of %s x %s"
                    .formatted(width, height, other.width, other.height));
        }
        return bits();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Mask other && width == other.width && height == other.height && bits.equals(other.bits);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + bits.hashCode();
    }

    @Override
    public String toString() {
        return "Mask[%s x %s, %s pixels set]".formatted(width, height, area());
    }
}
