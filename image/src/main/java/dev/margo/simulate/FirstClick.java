package dev.margo.simulate;

import dev.margo.mask.DistanceTransform;
import dev.margo.mask.Mask;
import dev.margo.mask.Pixel;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import java.util.random.RandomGenerator;

/** Where an annotator clicks first. */
public enum FirstClick {
    /** Any pixel of the object, as in training. */
    RANDOM {
        @Override
        public Point on(Mask object, RandomGenerator random) {
            return Places.anyOf(object, Label.FOREGROUND, random);
        }
    },
    /** The pixel farthest from the object's border and the picture's, as in evaluation. */
    CENTRE {
        @Override
        public Point on(Mask object, RandomGenerator random) {
            Pixel centre = DistanceTransform.of(object, DistanceTransform.Border.BACKGROUND, 1, 1)
                    .deepest()
                    .orElseThrow();
            return Point.foreground(centre.x(), centre.y());
        }
    };

    /** The first click for {@code object}, which is not empty. */
    public abstract Point on(Mask object, RandomGenerator random);
}
