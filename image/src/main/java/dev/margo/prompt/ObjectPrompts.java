package dev.margo.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything said about one object.
 *
 * @param prompts in the order they were given
 */
public record ObjectPrompts(List<Prompt> prompts) {

    /** @throws IllegalArgumentException if there is no prompt */
    public ObjectPrompts {
        prompts = List.copyOf(prompts);
        if (prompts.isEmpty()) {
            throw new IllegalArgumentException("no prompt for this object; give at least one");
        }
    }

    public static ObjectPrompts of(Prompt... prompts) {
        return new ObjectPrompts(List.of(prompts));
    }

    /** These and {@code further}, such as a correcting click. */
    public ObjectPrompts with(Prompt further) {
        return new ObjectPrompts(
                Stream.concat(prompts.stream(), Stream.of(further)).toList());
    }

    /** Whether any of them says where the object is, and not only where it is not. */
    public boolean sayWhere() {
        return !prompts.stream()
                .allMatch(prompt -> prompt instanceof Point point && point.label() == Label.BACKGROUND
                        || prompt instanceof Scribble scribble && scribble.label() == Label.BACKGROUND);
    }

    /**
     * What the network is told, for an image of {@code width} x {@code height} pixels.
     *
     * <p>A scribble becomes points, a lasso a box and a point deep inside, a measured lesion a box. A network takes one
     * box and one mask per object, so more than one is refused, whatever they came from. A click outside the image is
     * refused; what extends over the image border (box, scribble, lasso, measured lesion) is cut there and refused only
     * if nothing of it lies on the image.
     *
     * @throws IllegalArgumentException for what is refused
     */
    public ResolvedPrompts resolve(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "prompts for an image of %s x %s pixels; expected at least 1 x 1".formatted(width, height));
        }
        Parts parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        prompts.forEach(prompt -> parts.add(prompt, width, height));
        Optional<Box> box = atMostOne("boxes (lassos and measured lesions give one each)", parts.boxes);
        return new ResolvedPrompts(parts.points, box, atMostOne("masks", parts.masks)).requireInside(width, height);
    }

    private static <T> Optional<T> atMostOne(String what, List<T> found) {
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "%s %s for one object: %s; expected at most one, so keep one or make several objects of them"
                            .formatted(found.size(), what, found));
        }
        return found.stream().findFirst();
    }

    /** What prompts come down to; the one place that knows all their kinds. */
    private record Parts(List<Point> points, List<Box> boxes, List<MaskPrompt> masks) {
        void add(Prompt prompt, int width, int height) {
            if (prompt instanceof Point point) {
                points.add(point);
            } else if (prompt instanceof Box box) {
                boxes.add(box);
            } else if (prompt instanceof Scribble scribble) {
                points.addAll(scribble.pointsInside(width, height));
            } else if (prompt instanceof Lasso lasso) {
                points.addAll(lasso.points(width, height, Lasso.RESOLVED_POINTS));
                boxes.add(lasso.box());
            } else if (prompt instanceof Recist recist) {
                boxes.add(recist.box());
            } else if (prompt instanceof MaskPrompt mask) {
                masks.add(mask);
            } else {
                throw new IllegalStateException("no rule for a prompt of " + prompt.getClass());
            }
        }
    }
}
