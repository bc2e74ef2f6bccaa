package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisLettersTest {
    @Test
    void namesWhereTheAxesGrowTo() {
        assertThat(Affine.spaced(1, 2, 3).letters()).isEqualTo("LPS");
        assertThat(Affine.spaced(1, 2, 3).flippedXy().letters()).isEqualTo("RAS");
        assertThat(Affine.of(0, 0, 2, 0, 3, 0, 0, 0, 0, -1, 0, 0).letters()).isEqualTo("PIL");
    }

    @Test
    void spacingDoesNotSway() {
        double turn = Math.sqrt(0.5);
        Affine tilted = Affine.of(1, 0, 0, 0, 0, 10 * turn * 0.99, -turn, 0, 0, 10 * turn, turn * 0.99, 0);
        assertThat(tilted.letters()).isEqualTo("LSA");
    }

    @Test
    void obliqueGridsHaveThreeDifferentLetters() {
        Affine oblique = Affine.of(0.6, -0.5, -0.62, 0, 0.6, 0.8, -0.05, 0, 0.53, -0.33, 0.78, 0);
        assertThat(oblique.letters()).isEqualTo("LPS");
        Affine doubtful = Affine.of(0.7, 0.72, 0, 0, 0.72, 0.69, 0.1, 0, 0, 0.1, 1, 0); // both in plane along P, nearly
        assertThat(doubtful.letters().chars().distinct().count()).isEqualTo(3);
    }
}
