package dev.margo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.testkit.NeedsVectorApi;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

@NeedsVectorApi
class ExponentialTest {
    @Test
    void isWithinTwoUnitsInTheLastPlaceFromZeroDownToUnderflow() {
        float[] values = new float[Lanes.COUNT];
        for (float x = -87; x <= 0; x += 0.0007f) {
            values[0] = x;
            Exponential.replace(values, 0, Lanes.COUNT, 0);
            assertThat((double) values[0]).isCloseTo(Math.exp(x), Percentage.withPercentage(2.4e-5));
        }
    }

    @Test
    void isNothingFarBelow() {
        float[] values = new float[Lanes.COUNT];
        values[0] = -1e30f;
        Exponential.replace(values, 0, Lanes.COUNT, 0);
        assertThat(values[0]).isBetween(0f, 1e-37f);
    }

    @Test
    void sumsWhatItWrote() {
        float[] values = new float[2 * Lanes.COUNT + 3];
        assertThat(Exponential.replace(values, 3, 2 * Lanes.COUNT, 0)).isEqualTo(2f * Lanes.COUNT);
    }
}
