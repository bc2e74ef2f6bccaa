package dev.margo.augment;

import java.util.random.RandomGenerator;

/** Noise by the million: sums of four uniform numbers, which is close enough to Gaussian here and costs one draw. */
final class NoiseSource {
    private static final float MEAN = 2 * 65535;
    private static final float DEVIATION = 37837.2f; // of four uniform numbers 0..65535: 65536 / sqrt(3)

    private final RandomGenerator random;

    NoiseSource(RandomGenerator random) {
        this.random = random;
    }

    /** Of mean 0 and variance 1, nearly. */
    float next() {
        long bits = random.nextLong();
        long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum - MEAN) / DEVIATION;
    }
}
