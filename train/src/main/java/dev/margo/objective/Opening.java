package dev.margo.objective;

import dev.margo.mask.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which objects of a batch are talked about, and the first prompt of each. */
final class Opening {
    private Opening() {}

    static List<PromptedObject> of(List<TrainingItem> batch, Dialogue dialogue, boolean point, RandomGenerator random) {
        List<PromptedObject> rows = chosen(batch, dialogue.objects(), random);
        for (PromptedObject row : rows) {
            if (point) {
                row.start(dialogue.opening().click().on(row.object, random));
            } else {
                row.start(dialogue.opening()
                        .jitter()
                        .draw(row.object.bounds().orElseThrow(), row.object.width(), row.object.height(), random));
            }
        }
        return rows;
    }

    /** Up to {@code most} objects of every picture, drawn without putting back; each picture weighs the same. */
    static List<PromptedObject> chosen(List<TrainingItem> batch, int most, RandomGenerator random) {
        List<PromptedObject> rows = new ArrayList<>();
        for (int image = 0; image < batch.size(); image++) {
            List<Mask> objects = drawn(batch.get(image).objects(), most, random);
            for (Mask object : objects) {
                rows.add(new PromptedObject(image, object, 1.0 / (batch.size() * objects.size())));
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
