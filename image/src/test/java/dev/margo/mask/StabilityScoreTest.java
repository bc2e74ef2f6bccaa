package dev.margo.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StabilityScoreTest {

    @Test
    void scoresEqualTheReferences() {
        float[] expected = AmgGolden.FILE.floats("stability");
        for (int i = 0; i < AmgGolden.MASKS; i++) {
            assertThat((float) StabilityScore.of(AmgGolden.logits(i), 1)).isEqualTo(expected[i]);
        }
    }

    @Test
    void aLogitRightAtAThresholdIsNotAboveIt() {
        assertThat(StabilityScore.of(new float[] {1, 1.5f, 0, -1}, 1)).isEqualTo(1.0 / 3);
    }

    @Test
    void nothingAboveTheLowThresholdScoresZero() {
        assertThat(StabilityScore.of(new float[] {-5, Float.NaN}, 1)).isZero();
        assertThat(StabilityScore.of(new float[0], 1)).isZero();
    }

    @Test
    void refusesNegativeOffsets() {
        assertThatThrownBy(() -> StabilityScore.of(new float[1], 0, -1)).hasMessageContaining("offset -1.0");
        assertThatThrownBy(() -> StabilityScore.of(new float[1], Double.NaN, 1)).hasMessageContaining("NaN");
    }
}
