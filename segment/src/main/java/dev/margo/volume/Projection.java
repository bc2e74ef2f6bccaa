package dev.margo.volume;

import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How an object's mask on one slice becomes prompts for the next: any of a box, the mask itself, and points.
 *
 * @param growth of the box; where points are sampled, too
 */
public record Projection(boolean box, boolean mask, Points points, BoxGrowth growth) {

    /** Which points of the mask. */
    public enum Points {
        NONE,
        /** One foreground click, deepest inside. */
        CENTRE,
        /** A click at every local maximum of the depth, inside and, within the grown box, outside. */
        MANY
    }

    public static final Projection CENTRE = new Projection(false, false, Points.CENTRE, BoxGrowth.NONE);
    public static final Projection POINTS = new Projection(false, false, Points.MANY, BoxGrowth.NONE);
    public static final Projection BOX = new Projection(true, false, Points.NONE, BoxGrowth.NONE);
    public static final Projection BOX_AND_MASK = new Projection(true, true, Points.NONE, BoxGrowth.NONE);
    public static final Projection POINTS_AND_MASK = new Projection(false, true, Points.MANY, BoxGrowth.NONE);
    public static final Projection MASK = new Projection(false, true, Points.NONE, BoxGrowth.NONE);

    /** @throws IllegalArgumentException if it makes no prompt at all */
    public Projection {
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(growth, "growth");
        if (!box && !mask && points == Points.NONE) {
            throw new IllegalArgumentException("a projection makes at least one of box, mask, point and points");
        }
    }

    /** Whether {@link #growth} plays a part. */
    boolean grows() {
        return box || points != Points.NONE;
    }

    public Projection withGrowth(BoxGrowth other) {
        return new Projection(box, mask, points, other);
    }

    /**
     * The prompts that stand for {@code previous}.
     *
     * <p>Known differences from the source: the box's lower right corner is its last pixel, as everywhere in Margo, not the
     * one after; distances see the boundary beside the window, without which the centre of an object that fills its box
     * lies in a corner.
     *
     * @throws IllegalArgumentException for an empty mask, which has nothing to project
     */
    public ObjectPrompts of(Mask previous) {
        PixelBox tight = previous.bounds()
                .orElseThrow(() -> new IllegalArgumentException("an empty mask has nothing to project: " + previous));
        PixelBox grown = growth.around(tight, previous.width(), previous.height());
        List<Prompt> prompts = new ArrayList<>();
        if (points != Points.NONE) {
            MaskPoints found = MaskPoints.of(previous, grown);
            prompts.addAll(points == Points.CENTRE ? List.of(found.centre()) : found.all());
        }
        if (box) {
            prompts.add(Box.of(grown));
        }
        if (mask) {
            prompts.add(new BinaryMaskPrompt(previous));
        }
        return new ObjectPrompts(prompts);
    }

    /** What flags and files call it: its parts joined by {@code +}, such as {@code box+mask}. */
    public String label() {
        List<String> parts = new ArrayList<>();
        if (points != Points.NONE) {
            parts.add(points == Points.CENTRE ? "point" : "points");
        }
        if (box) {
            parts.add("box");
        }
        if (mask) {
            parts.add("mask");
        }
        return String.join("+", parts);
    }

    /** The inverse of {@link #label()}, parts in any order; without growth. */
    public static Projection parse(String text) {
        List<String> parts = List.of(text.toLowerCase(Locale.ROOT).split("\\+", -1));
        boolean known = List.of("point", "points", "box", "mask").containsAll(parts)
                && parts.stream().distinct().count() == parts.size();
        if (!known || parts.contains("point") && parts.contains("points")) {
            throw new IllegalArgumentException(
                    "projection '%s' is unknown; write point, points, box, mask, or some of them joined as in box+mask"
                            .formatted(text));
        }
        Points points = parts.contains("point") ? Points.CENTRE : parts.contains("points") ? Points.MANY : Points.NONE;
        return new Projection(parts.contains("box"), parts.contains("mask"), points, BoxGrowth.NONE);
    }
}
