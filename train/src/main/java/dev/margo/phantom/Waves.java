package dev.margo.phantom;

import java.util.random.RandomGenerator;

/** A random sum of waves round a circle, by number of direction: what makes an outline uneven. */
final class Waves {
    private static final int LOWEST = 2; // 1 would move the outline, not change it
    private static final int HIGHEST = 6;
    private static final float[][] COSINES = table(0);
    private static final float[][] SINES = table(Math.PI / 2);

    private final float[] values = new float[Profile.DIRECTIONS];

    /** @param roughness the most that the lowest wave adds, nearly */
    Waves(double roughness, RandomGenerator random) {
        for (int k = LOWEST; k <= HIGHEST; k++) {
            double amplitude = roughness * random.nextDouble(-1, 1) * 1.5 / k;
            double phase = random.nextDouble(2 * Math.PI);
            float cosine = (float) (amplitude * StrictMath.cos(phase));
            float sine = (float) (amplitude * StrictMath.sin(phase));
            for (int i = 0; i < values.length; i++) {
                values[i] += cosine * COSINES[k][i] - sine * SINES[k][i];
            }
        }
    }

    private static float[][] table(double lag) {
        float[][] table = new float[HIGHEST + 1][Profile.DIRECTIONS];
        for (int k = LOWEST; k <= HIGHEST; k++) {
            for (int i = 0; i < Profile.DIRECTIONS; i++) {
                table[k][i] = (float) StrictMath.cos(k * Profile.angle(i) - lag);
            }
        }
        return table;
    }

    /** A radius about 1. */
    double radius(int direction) {
        return 1 + values[direction];
    }
}
