package dev.margo.io.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InverseDctTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 12})
    void samplesAreWithinOneOfTheFormula(int precision) {
        Random random = new Random(1180);
        int[] ones = new int[64];
        Arrays.fill(ones, 1);
        InverseDct dct = new InverseDct(precision, ones);
        for (int round = 0; round < 2000; round++) {
            short[] block = new short[64];
            for (int i = 0; i <= random.nextInt(64); i++) {
                block[random.nextInt(64)] = (short) (random.nextInt(1 << precision) - (1 << precision - 1));
            }
            double[] expected = formula(block, precision);
            dct.transform(block, 0);
            for (int i = 0; i < 64; i++) {
                assertThat((double) block[i]).isBetween(expected[i] - 1, expected[i] + 1);
            }
        }
    }

    /** ITU-T T.81, A.3.3, in doubles; shifted and clamped. */
    private static double[] formula(short[] block, int precision) {
        double[] samples = new double[64];
        for (int i = 0; i < 64; i++) {
            double sum = 0;
            for (int k = 0; k < 64; k++) {
                sum += block[k] * wave(i % 8, k % 8) * wave(i / 8, k / 8) / 4;
            }
            samples[i] = Math.max(0, Math.min((1 << precision) - 1, sum + (1 << precision - 1)));
        }
        return samples;
    }

    private static double wave(int x, int u) {
        return (u == 0 ? Math.sqrt(0.5) : 1) * Math.cos((2 * x + 1) * u * Math.PI / 16);
    }
}
