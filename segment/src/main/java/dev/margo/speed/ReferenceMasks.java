package dev.margo.speed;

import dev.margo.image.Image;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.Multimask;
import dev.margo.segment.Prediction;
import dev.margo.segment.Segmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The masks a model gives in float32 for prompts that are the same for every picture: a grid of points, then the boxes
 * around what they gave. Other precisions answer the same prompts. Of several candidates, the place of the one that
 * float32 ranks first is compared: which of them ranks first is another question.
 */
final class ReferenceMasks {
    private static final int POINTS_PER_SIDE = 5;

    private final Image picture;
    private final List<ObjectPrompts> prompts;
    private final List<Integer> places;
    private final List<Mask> masks;

    private ReferenceMasks(Image picture, List<ObjectPrompts> prompts, List<Prediction> answers) {
        this.picture = picture;
        this.prompts = prompts;
        places = answers.stream()
                .map(answer -> answer.candidates().indexOf(answer.best()))
                .toList();
        masks = masks(answers);
    }

    static ReferenceMasks of(Segmenter model, Image picture) {
        try (EmbeddedImage embedded = model.embed(picture)) {
            List<ObjectPrompts> points = points(picture.size());
            List<Prediction> ofPoints = answers(embedded, points);
            List<ObjectPrompts> boxes = ofPoints.stream()
                    .flatMap(answer -> answer.best().mask().bounds().stream())
                    .map(bounds -> ObjectPrompts.of(Box.of(bounds)))
                    .toList();
            return new ReferenceMasks(picture, join(points, boxes), join(ofPoints, answers(embedded, boxes)));
        }
    }

    /** How {@code model}, the same at another precision, answers. */
    Agreement compare(Segmenter model) {
        try (EmbeddedImage embedded = model.embed(picture)) {
            return Agreement.of(masks, masks(answers(embedded, prompts)));
        }
    }

    private List<Mask> masks(List<Prediction> answers) {
        List<Mask> chosen = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            chosen.add(answers.get(i).candidates().get(places.get(i)).mask());
        }
        return chosen;
    }

    /** In the middle of each cell of a grid over the picture. */
    private static List<ObjectPrompts> points(Size size) {
        List<ObjectPrompts> points = new ArrayList<>();
        for (int row = 0; row < POINTS_PER_SIDE; row++) {
            for (int column = 0; column < POINTS_PER_SIDE; column++) {
                points.add(ObjectPrompts.of(Point.foreground(
                        size.width() * (2 * column + 1) / (2 * POINTS_PER_SIDE),
                        size.height() * (2 * row + 1) / (2 * POINTS_PER_SIDE))));
            }
        }
        return points;
    }

    private static List<Prediction> answers(EmbeddedImage embedded, List<ObjectPrompts> prompts) {
        List<Prediction> answers = new ArrayList<>();
        embedded.predictEach(prompts, Multimask.AUTO, answers::add);
        return answers;
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
