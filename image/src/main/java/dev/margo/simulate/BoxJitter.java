package dev.margo.simulate;

import dev.margo.mask.PixelBox;
import dev.margo.prompt.Box;
import java.util.random.RandomGenerator;

/** How the box that an annotator draws differs from the tight one. The result is clipped to the picture. */
public sealed interface BoxJitter {
    /** The drawn box for an object whose tight box is {@code tight}, in a picture of this size. */
    Box draw(PixelBox tight, int width, int height, RandomGenerator random);

    /** The tight box itself. */
    static BoxJitter none() {
        return new Sides(0, 0);
    }

    /** MedicoSAM's: outwards by up to a fortieth of the side. */
    static BoxJitter medicoSam() {
        return new Sides(0, 0.025);
    }

    /**
     * Every side moves by itself, by a share of the box's extent along that axis.
     *
     * <p>Source: computational-cell-analytics/micro-sam, training/util.py; that rounds to whole pixels.
     *
     * @param inward largest share inwards, below one half
     * @param outward largest share outwards
     */
    record Sides(double inward, double outward) implements BoxJitter {
        public Sides {
            if (!(inward >= 0 && inward < 0.5 && outward >= 0)) {
                throw new IllegalArgumentException(
                        "box jitter wants shares of the side, inwards below 0.5; got %s and %s"
                                .formatted(inward, outward));
            }
        }

        @Override
        public Box draw(PixelBox tight, int width, int height, RandomGenerator random) {
            double x0 = tight.x0() - move(tight.width(), random);
            double y0 = tight.y0() - move(tight.height(), random);
            double x1 = tight.x1() + move(tight.width(), random);
            double y1 = tight.y1() + move(tight.height(), random);
            return new Box(Math.min(x0, x1), Math.min(y0, y1), x1, y1).clippedTo(width, height);
        }

        private double move(int extent, RandomGenerator random) {
            return inward + outward == 0 ? 0 : extent * (random.nextDouble() * (inward + outward) - inward);
        }
    }

    /**
     * Every side moves outwards by itself, by whole pixels.
     *
     * <p>Source: bowang-lab/MedSAM, train_one_gpu.py, {@code bbox_shift}.
     *
     * @param most most pixels, of the picture
     */
    record Outward(int most) implements BoxJitter {
        @Override
        public Box draw(PixelBox tight, int width, int height, RandomGenerator random) {
            return new Box(
                            tight.x0() - random.nextInt(most + 1),
                            tight.y0() - random.nextInt(most + 1),
                            tight.x1() + random.nextInt(most + 1),
                            tight.y1() + random.nextInt(most + 1))
                    .clippedTo(width, height);
        }
    }

    /**
     * The whole box moves, its size unchanged.
     *
     * <p>Source: OpenGVLab/SAM-Med2D, utils.py, {@code get_boxes_from_mask}.
     *
     * @param share of half the box's shorter side
     * @param most most pixels, of the picture
     */
    record Shift(double share, int most) implements BoxJitter {
        private static final int SPREAD = 5; // the reference's factor between its deviation and its limit

        @Override
        public Box draw(PixelBox tight, int width, int height, RandomGenerator random) {
            int limit = Math.min(most, (int) (share * Math.min(tight.width(), tight.height()) * SPREAD));
            int dx = limit == 0 ? 0 : random.nextInt(-limit, limit);
            int dy = limit == 0 ? 0 : random.nextInt(-limit, limit);
            double x0 = clip(tight.x0() + dx, width);
            double y0 = clip(tight.y0() + dy, height);
            return new Box(x0, y0, clip(tight.x1() + dx, width), clip(tight.y1() + dy, height));
        }

        private static double clip(double place, int size) {
            return Math.max(0, Math.min(size - 1, place));
        }
    }
}
