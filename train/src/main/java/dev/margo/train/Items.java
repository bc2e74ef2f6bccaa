package dev.margo.train;

import dev.margo.augment.Augmentation;
import dev.margo.dataset.Sample;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import dev.margo.objective.TrainingItem;
import dev.margo.segment.ModelInput;
import dev.margo.segment.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Brings samples into the model frame, with the same preprocessing as in use.
 *
 * @param augmentation what is varied
 * @param preprocessing the model's
 * @param side side S of the model frame
 * @param leastArea objects of fewer model px are left out
 */
public record Items(Augmentation augmentation, Preprocessing preprocessing, int side, int leastArea) {
    /** The item of a sample, whose objects may be none. */
    public TrainingItem of(Sample sample, RandomGenerator random) {
        // what is not varied takes the same way as in use
        Sample varied = augmentation.equals(Augmentation.none()) ? sample : augmentation.apply(sample, side, random);
        ModelInput input = preprocessing.prepare(varied.picture(), side);
        Size size = input.frame().resized();
        return new TrainingItem(input.values(), side, size, objects(varied, size), random.nextLong());
    }

    private List<Mask> objects(Sample sample, Size size) {
        List<Mask> objects = new ArrayList<>();
        for (LabelImage layer : sample.layers()) {
            LabelImage labels = layer.resizedTo(size.width(), size.height());
            labels.sizes().forEach((id, area) -> {
                if (area >= leastArea) {
                    objects.add(labels.maskOf(id));
                }
            });
        }
        return objects;
    }
}
