package dev.margo.augment;

import java.util.random.RandomGenerator;

/** Noise in proportion to the value, as interference makes it. */
final class Speckle implements Effect {
    private static final double MOST = 0.3;

    @Override
    public Planes apply(Planes planes, double strength, RandomGenerator random) {
        float deviation = (float) (strength * random.nextDouble(MOST));
        NoiseSource noise = new NoiseSource(random);
        for (int i = 0; i < planes.size().area(); i++) {
            float factor = 1 + deviation * noise.next();
            for (float[] channel : planes.channels()) {
                channel[i] *= factor;
            }
        }
        return planes;
    }
}
