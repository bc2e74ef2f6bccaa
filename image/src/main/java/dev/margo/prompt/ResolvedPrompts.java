package dev.margo.prompt;

import dev.margo.mask.PixelBox;
import java.util.List;
import java.util.Optional;

/**
 * What the network is told about one object, in image pixels.
 *
 * @param points in the order they were given
 */
public record ResolvedPrompts(List<Point> points, Optional<Box> box, Optional<MaskPrompt> mask) {

    /** @throws IllegalArgumentException if there is neither a point nor a box nor a mask */
    public ResolvedPrompts {
        points = List.copyOf(points);
        if (points.isEmpty() && box.isEmpty() && mask.isEmpty()) {
            throw new IllegalArgumentException("no prompt for this object; give at least one point, box or mask");
        }
    }

    /**
     * The same prompts, the box clipped to the image.
     *
     * @throws IllegalArgumentException if a point or the whole box lies outside the image, or a binary mask has another
     *     size
     */
    public ResolvedPrompts requireInside(int width, int height) {
        for (Point point : points) {
            if (!point.isInside(width, height)) {
                throw new IllegalArgumentException(
                        "the %s point (%s, %s) lies outside the %s x %s image; give it in pixels of this image"
                                .formatted(point.label(), point.x(), point.y(), width, height));
            }
        }
        mask.ifPresent(prompt -> requireSize(prompt, width, height));
        return new ResolvedPrompts(points, box.map(b -> b.clippedTo(width, height)), mask);
    }

    /**
     * The same prompts in px of a part of the image: what lies outside of it is left out or cut off.
     *
     * @throws IllegalArgumentException if nothing is left
     */
    public ResolvedPrompts within(PixelBox part) {
        List<Point> inside = points.stream()
                .map(point -> new Point(point.x() - part.x0(), point.y() - part.y0(), point.label()))
                .filter(point -> point.isInside(part.width(), part.height()))
                .toList();
        Optional<Box> cut =
                box.map(b -> new Box(b.x0() - part.x0(), b.y0() - part.y0(), b.x1() - part.x0(), b.y1() - part.y0())
                        .clippedTo(part.width(), part.height()));
        Optional<MaskPrompt> seen = mask.map(prompt -> prompt instanceof BinaryMaskPrompt binary
                ? new BinaryMaskPrompt(binary.mask().part(part))
                : prompt);
        return new ResolvedPrompts(inside, cut, seen);
    }

    private static void requireSize(MaskPrompt prompt, int width, int height) {
        if (prompt instanceof BinaryMaskPrompt binary
                && (binary.mask().width() != width || binary.mask().height() != height)) {
            throw new IllegalArgumentException(
                    "the mask prompt has %s x %s pixels, the image %s x %s; resample it first"
                            .formatted(binary.mask().width(), binary.mask().height(), width, height));
        }
    }
}
