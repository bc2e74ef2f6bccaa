package dev.margo.tinyvit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowRunTest {
    @ParameterizedTest(name = "{0} x {1}, window {2}")
    @CsvSource({"128, 128, 7", "64, 64, 14", "64, 64, 7", "14, 28, 7", "1, 3, 7"})
    void runsCoverEveryTokenOnceAndBeginWhereAWindowDoes(int height, int width, int window) {
        int[] seen = new int[height * width];
        for (WindowRun run : WindowRun.over(height, width, window)) {
            assertThat(run.top() % window).isZero();
            assertThat(run.left() % window).isZero();
            for (int i = 0; i < run.tokens(); i++) {
                seen[(run.top() + i / run.width()) * width + run.left() + i % run.width()]++;
            }
        }
        assertThat(seen).containsOnly(1);
    }
}
