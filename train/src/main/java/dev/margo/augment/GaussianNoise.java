package dev.margo.augment;

import java.util.random.RandomGenerator;

/** What a sensor adds: the same to all channels or another to each. */
final class GaussianNoise implements Effect {
    private static final double MOST = 28;

    @Override
    public Planes apply(Planes planes, double strength, RandomGenerator random) {
        float deviation = (float) (strength * MOST * random.nextDouble() * random.nextDouble());
        NoiseSource noise = new NoiseSource(random);
        float[][] channels = planes.channels();
        if (random.nextBoolean()) {
            for (float[] channel : channels) {
                for (int i = 0; i < channel.length; i++) {
                    channel[i] += deviation * noise.next();
                }
            }
            return planes;
        }
        for (int i = 0; i < planes.size().area(); i++) {
            float added = deviation * noise.next();
            for (float[] channel : channels) {
                channel[i] += added;
            }
        }
        return planes;
    }
}
