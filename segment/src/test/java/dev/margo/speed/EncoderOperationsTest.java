package dev.margo.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.sam.SamConfig;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class EncoderOperationsTest {
    private static final Percentage CLOSE = Percentage.withPercentage(3);

    @Test
    void countsWhatProfilersCountInThePublishedEncoders() {
        assertThat(EncoderOperations.gflop(SamConfig.vitB(), 1024)).isCloseTo(972, CLOSE);
        assertThat(EncoderOperations.gflop(SamConfig.vitT(), 1024)).isCloseTo(78, CLOSE);
    }

    @Test
    void aLargerImageCostsMoreThanItsAreaInGlobalAttention() {
        double small = EncoderOperations.gflop(SamConfig.vitB(), 512);
        assertThat(EncoderOperations.gflop(SamConfig.vitB(), 1024)).isBetween(4 * small, 6 * small);
    }

    @Test
    void theTinyVitGrowsWithTheImageAreaAlone() {
        double small = EncoderOperations.gflop(SamConfig.vitT(), 1024);
        assertThat(EncoderOperations.gflop(SamConfig.vitT(), 2048)).isCloseTo(4 * small, CLOSE);
    }

    @Test
    void adaptersAreCounted() {
        double plain = EncoderOperations.gflop(SamConfig.samMed2d(false), 256);
        double adapters = 12 * 2 * 64 * 25.0 * 768 * 768 / 1e9; // 3 x 3 down to 64 cells, 4 x 4 up from them
        assertThat(EncoderOperations.gflop(SamConfig.samMed2d(true), 256) - plain)
                .isCloseTo(adapters, Percentage.withPercentage(0.1));
    }
}
