package dev.margo.segment;

import dev.margo.image.Size;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.LogitsPrompt;
import dev.margo.prompt.Point;
import dev.margo.prompt.ResolvedPrompts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which part of an image to look at. All frames are image px. */
record FocusRule(Size image, int imageSize) {
    private static final double ENLARGEMENT = 2;
    /** The short side of a part is at least this share of the long one: elongated objects keep some surroundings. */
    private static final double SLENDEREST = 0.5;
    /** A part almost as large as the image is not worth a look of its own. */
    private static final double WORTHWHILE = 0.75;
    /** More model px per image px show nothing more. */
    private static final double MOST_MAGNIFIED = 12;
    /** How much larger than fitting a look may be to be corrected. Wide, as an early mask may be of too little. */
    private static final double TOO_FAR = 2.5;
    /** How much smaller. */
    private static final double TOO_NEAR = 1.6;

    /** Whether a predicted IoU is good enough to look no further after clicks alone. */
    static final double SURE = 0.7;
    /** How much more a nearer look's predicted IoU must be: near ones like pieces of objects. */
    static final double CLEARLY_SURER = 0.1;

    private static final List<Integer> NEARER = List.of(2, 4, 8);

    /** The part for these prompts; nothing where they do not say how large the object is, or where the whole will do. */
    Optional<PixelBox> partFor(ResolvedPrompts prompts) {
        if (prompts.mask().orElse(null) instanceof LogitsPrompt logits) {
            return logits.part().filter(part -> shows(part, prompts));
        }
        Optional<Box> region = prompts.box()
                .or(() -> prompts.mask()
                        .map(mask ->
                                Box.of(((BinaryMaskPrompt) mask).mask().bounds().orElseThrow())));
        return region.flatMap(box -> around(withPoints(box, prompts)));
    }

    /**
     * Whether an answer was seen from too near or too far to be corrected well, or not all of its clicks with it.
     *
     * @param seen the part that the answer is of; absent if that is the whole
     * @param answer bounds of the mask
     */
    boolean isMisframed(Optional<PixelBox> seen, PixelBox answer, ResolvedPrompts prompts) {
        if (!seen.map(part -> shows(part, prompts)).orElse(true)) {
            return true;
        }
        double now = longest(seen);
        double fit = longest(around(withPoints(prompts.box().orElse(Box.of(answer)), prompts)));
        return now > TOO_FAR * fit || fit > TOO_NEAR * now;
    }

    /** Parts of a half, a quarter and an eighth of the image's longest side, as far as they show all clicks on the object. */
    List<PixelBox> nearer(ResolvedPrompts clicks) {
        return onObject(clicks)
                .findFirst()
                .map(point -> withPoints(new Box(point.x(), point.y(), point.x(), point.y()), clicks))
                .map(clicked -> NEARER.stream()
                        .map(times -> -Math.floorDiv(-Math.max(image.width(), image.height()), times))
                        .filter(side -> side >= imageSize / MOST_MAGNIFIED)
                        .map(side -> placed(clicked, Math.min(side, image.width()), Math.min(side, image.height())))
                        .filter(part -> shows(part, clicks))
                        .toList())
                .orElse(List.of());
    }

    /** Whether a mask with these bounds may go on where {@code part} ends. */
    boolean cuts(PixelBox part, PixelBox bounds) {
        return bounds.x0() == part.x0() && part.x0() > 0
                || bounds.y0() == part.y0() && part.y0() > 0
                || bounds.x1() == part.x1() && part.x1() < image.width() - 1
                || bounds.y1() == part.y1() && part.y1() < image.height() - 1;
    }

    private double longest(Optional<PixelBox> part) {
        return part.map(box -> Math.max(box.width(), box.height())).orElse(Math.max(image.width(), image.height()));
    }

    /** Whether every click on the object lies in {@code part}; what was excluded outside of it is excluded anyway. */
    boolean shows(PixelBox part, ResolvedPrompts prompts) {
        return onObject(prompts)
                .allMatch(point -> point.x() >= part.x0()
                        && point.x() < part.x1() + 1
                        && point.y() >= part.y0()
                        && point.y() < part.y1() + 1);
    }

    private static Stream<Point> onObject(ResolvedPrompts prompts) {
        return prompts.points().stream().filter(point -> point.label() == Label.FOREGROUND);
    }

    private static Box withPoints(Box box, ResolvedPrompts prompts) {
        Box all = box;
        for (Point point : onObject(prompts).toList()) {
            all = new Box(
                    Math.min(all.x0(), point.x()),
                    Math.min(all.y0(), point.y()),
                    Math.max(all.x1(), point.x()),
                    Math.max(all.y1(), point.y()));
        }
        return all;
    }

    /** The part around {@code region}; nothing if it is not much smaller than the image. */
    Optional<PixelBox> around(Box region) {
        double width = ENLARGEMENT * (region.x1() - region.x0() + 1);
        double height = ENLARGEMENT * (region.y1() - region.y0() + 1);
        double least = Math.max(SLENDEREST * Math.max(width, height), imageSize / MOST_MAGNIFIED);
        int partWidth = (int) Math.min(image.width(), Math.ceil(Math.max(width, least)));
        int partHeight = (int) Math.min(image.height(), Math.ceil(Math.max(height, least)));
        if (Math.max(partWidth, partHeight) > WORTHWHILE * Math.max(image.width(), image.height())) {
            return Optional.empty();
        }
        return Optional.of(placed(region, partWidth, partHeight));
    }

    /** The part of this size around the middle of {@code region}, moved onto the image. */
    private PixelBox placed(Box region, int width, int height) {
        int x = place(region.x0() + region.x1(), width, image.width());
        int y = place(region.y0() + region.y1(), height, image.height());
        return new PixelBox(x, y, x + width - 1, y + height - 1);
    }

    /** The first pixel of a part whose middle is at half of {@code twiceCentre}, moved onto the image. */
    private static int place(double twiceCentre, int length, int size) {
        int first = (int) Math.round((twiceCentre + 1 - length) / 2);
        return Math.max(0, Math.min(size - length, first));
    }
}
