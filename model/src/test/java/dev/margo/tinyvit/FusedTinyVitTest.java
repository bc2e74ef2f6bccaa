package dev.margo.tinyvit;

import static dev.margo.testkit.TensorAssert.assertCloseToLargest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.tensor.Libtorch;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast computation against the plain one. */
class FusedTinyVitTest {
    private static final double TOLERANCE = 1e-5; // of the largest value: the order of the sums differs

    private static FormulaTinyVit plain;

    @BeforeAll
    static void load() {
        plain = new FormulaTinyVit();
    }

    @AfterAll
    static void free() {
        plain.close();
    }

    // at stage 1 the grid is a quarter of half the image, at stages 2 and 3 half of that; windows are 7, 14 and 7
    @ParameterizedTest(name = "{0} x {1}, {2} threads")
    @CsvSource({
        "64, 64, 1", // every grid is smaller than two windows
        "96, 96, 2",
        "160, 160, 3",
        "224, 224, 2", // windows cover every grid exactly
        "256, 256, 1",
        "256, 256, 2",
        "72, 100, 2", // grids of odd size, not square
        "16, 40, 2" // the smallest grid that the last stages can have, one row
    })
    void equalsThePlainNetwork(int height, int width, int threads) {
        int before = Libtorch.threads();
        Libtorch.setThreads(threads);
        try (TensorScope scope = TensorScope.open("test");
                FusedTinyVit fused = new FusedTinyVit(plain.network())) {
            Tensor image = FormulaTinyVit.image(1, height, width);
            Tensor expected = plain.network().forward(image); // (1, 320, E, E')
            float[] rows = expected.select(0, 0).permute(1, 2, 0).toFloats();
            assertCloseToLargest("body of TinyViT", rows, fused.forward(image).toFloats(), TOLERANCE);
        } finally {
            Libtorch.setThreads(before);
        }
    }

    @Test
    void leavesNothingButItsResult() {
        try (TensorScope scope = TensorScope.open("test");
                FusedTinyVit fused = new FusedTinyVit(plain.network())) {
            Tensor image = FormulaTinyVit.image(1, 64, 64);
            int alive = scope.liveCount();
            Tensor rows = fused.forward(image);
            assertThat(rows.shape()).containsExactly(16, 320);
            assertThat(scope.liveCount()).isEqualTo(alive + 1);
        }
    }

    @Test
    void refusesMoreThanOneImage() {
        try (TensorScope scope = TensorScope.open("test");
                FusedTinyVit fused = new FusedTinyVit(plain.network())) {
            Tensor images = FormulaTinyVit.image(2, 64, 64);
            assertThatThrownBy(() -> fused.forward(images))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[2, 3, 64, 64]");
        }
    }
}
