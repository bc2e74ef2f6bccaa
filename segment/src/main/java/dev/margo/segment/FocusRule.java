package dev.margo.segment;

import dev.margo.image.Size;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.LogitsPrompt;
import dev.margo.prompt.Point;
import dev.margo.prompt.ResolvedPrompts;
import java.util.Optional;

/** Which part of an image to look at. All frames are image px. */
record FocusRule(Size image, int imageSize) {
    private static final double ENLARGEMENT = 2;
    /** The short side of a part is at least this share of the long one: elongated objects keep some surroundings. */
    private static final double SLENDEREST = 0.5;
    /** A part almost as large as the image is not worth a look of its own. */
    private static final double WORTHWHILE = 0.75;
    /** More model px per image px show nothing more. */
    private static final double MOST_MAGNIFIED = 12;

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

    /** Whether the prompts belong to an earlier look that does not show all of them. */
    boolean hasOutgrown(ResolvedPrompts prompts) {
        return prompts.mask().orElse(null) instanceof LogitsPrompt logits
                && logits.part().isPresent()
                && !shows(logits.part().get(), prompts);
    }

    /** Whether every point lies in {@code part}. */
    boolean shows(PixelBox part, ResolvedPrompts prompts) {
        return prompts.points().stream()
                .allMatch(point -> point.x() >= part.x0()
                        && point.x() < part.x1() + 1
                        && point.y() >= part.y0()
                        && point.y() < part.y1() + 1);
    }

    private static Box withPoints(Box box, ResolvedPrompts prompts) {
        Box all = box;
        for (Point point : prompts.points()) {
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
        int x = place(region.x0() + region.x1(), partWidth, image.width());
        int y = place(region.y0() + region.y1(), partHeight, image.height());
        return Optional.of(new PixelBox(x, y, x + partWidth - 1, y + partHeight - 1));
    }

    /** The first pixel of a part whose middle is at half of {@code twiceCentre}, moved onto the image. */
    private static int place(double twiceCentre, int length, int size) {
        int first = (int) Math.round((twiceCentre + 1 - length) / 2);
        return Math.max(0, Math.min(size - length, first));
    }
}
