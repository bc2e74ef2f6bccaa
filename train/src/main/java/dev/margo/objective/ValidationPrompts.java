package dev.margo.objective;

import dev.margo.mask.DistanceTransform;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import dev.margo.simulate.FirstClick;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The prompts of validation, in turn: one point; a box; several points; a box and several points.
 *
 * <p>Source: micro-sam at 3acdcd72, training/sam_trainer.py and prompt_generators.py.
 */
final class ValidationPrompts {
    private static final int KINDS = 4;
    private static final int MOST = 4; // clicks of each label
    private static final int MARGIN = 10; // px around the object in which background is clicked

    private ValidationPrompts() {}

    static boolean isLonePoint(long round) {
        return round % KINDS == 0;
    }

    static List<PromptedObject> of(List<TrainingItem> batch, int most, long round, RandomGenerator ofBatch) {
        int kind = Math.toIntExact(round % KINDS);
        List<PromptedObject> rows = Opening.chosen(batch, most);
        int foreground = kind == 0 ? 1 : ofBatch.nextInt(1, MOST + 1);
        int background = kind == 0 ? 0 : ofBatch.nextInt(foreground == 1 ? 1 : 0, MOST + 1);
        for (PromptedObject row : rows) {
            if (kind % 2 == 1) {
                row.start(Box.of(row.object.bounds().orElseThrow()));
            }
            if (kind != 1) {
                row.add(clicks(row.object, foreground, background, row.picture.random()));
            }
        }
        return rows;
    }

    private static List<Point> clicks(Mask object, int foreground, int background, RandomGenerator random) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < foreground; i++) {
            points.add(FirstClick.RANDOM.on(object, random));
        }
        Mask beside = background > 0 ? beside(object) : object;
        for (int i = 0; i < background && !beside.isEmpty(); i++) {
            Point place = FirstClick.RANDOM.on(beside, random);
            points.add(Point.background(place.x(), place.y()));
        }
        return points;
    }

    /** What lies in the box around the object but away from it; any background where there is none. */
    private static Mask beside(Mask object) {
        PixelBox box = object.bounds().orElseThrow();
        DistanceTransform distance = DistanceTransform.of(object.not());
        Mask near = Mask.of(
                object.width(),
                object.height(),
                (x, y) -> x >= box.x0() - MARGIN
                        && x <= box.x1() + MARGIN
                        && y >= box.y0() - MARGIN
                        && y <= box.y1() + MARGIN
                        && distance.get(x, y) > MARGIN);
        return near.isEmpty() ? object.not() : near;
    }
}
