package dev.margo.objective;

import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Which objects of a batch are talked about, and the first prompt of each. */
final class Opening {
    private Opening() {}

    static List<PromptedObject> of(List<TrainingItem> batch, Dialogue dialogue, boolean point) {
        List<PromptedObject> rows = chosen(batch, dialogue.objects());
        for (PromptedObject row : rows) {
            RandomGenerator random = row.picture.random();
            if (point) {
                row.start(dialogue.opening().click().on(row.object, random));
            } else {
                PixelBox tight = row.object.bounds().orElseThrow();
                row.start(dialogue.opening().jitter().draw(tight, row.object.width(), row.object.height(), random));
            }
        }
        return rows;
    }

    /** Up to {@code most} objects of every picture, drawn without putting back; each picture weighs the same. */
    static List<PromptedObject> chosen(List<TrainingItem> batch, int most) {
        List<PromptedObject> rows = new ArrayList<>();
        for (int index = 0; index < batch.size(); index++) {
            TrainingItem item = batch.get(index);
            var picture = new PromptedObject.Picture(index, new SplittableRandom(item.chance()));
            List<Mask> objects = drawn(item.objects(), most, picture.random());
            for (Mask object : objects) {
                rows.add(new PromptedObject(picture, object, 1.0 / (batch.size() * objects.size())));
            }
        }
        return rows;
    }

    private static List<Mask> drawn(List<Mask> objects, int most, RandomGenerator random) {
        List<Mask> left = new ArrayList<>(objects);
        List<Mask> drawn = new ArrayList<>();
        while (!left.isEmpty() && drawn.size() < most) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }
}
