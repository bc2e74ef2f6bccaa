package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class AffineTest {
    private static final double[] DIRECTION = {0.8, -0.36, 0.48, 0.6, 0.48, -0.64, 0, 0.8, 0.6};

    @Test
    void isMadeOfOriginDirectionAndSpacingAndGivesThemBack() {
        Affine affine = Affine.of(new double[] {1, 2, 3}, DIRECTION, new double[] {0.5, 2, 4});
        assertThat(affine.origin()).containsExactly(1, 2, 3);
        assertThat(affine.spacing()).containsExactly(new double[] {0.5, 2, 4}, offset(1e-12));
        assertThat(affine.direction()).containsExactly(DIRECTION, offset(1e-12));
        assertThat(affine.determinant()).isCloseTo(4, offset(1e-12));
        assertThat(affine.apply(0, 0, 0.5)).containsExactly(new double[] {1.96, 0.72, 4.2}, offset(1e-12));
    }

    @Test
    void theInverseLeadsBackToVoxels() {
        Affine affine = Affine.of(new double[] {-101.25, 33.5, 812.125}, DIRECTION, new double[] {0.5, 2, 4});
        double[] place = affine.apply(511.5, -3, 299);
        assertThat(affine.inverse().apply(place[0], place[1], place[2]))
                .containsExactly(new double[] {511.5, -3, 299}, offset(1e-9));
    }

    @Test
    void turnsToRasAndBackWithoutNegativeZeros() {
        Affine affine = Affine.of(-1, 0, 0, 5, 0, 2, 0, 0, 0, 0, 3, 7);
        assertThat(affine.flippedXy()).isEqualTo(Affine.of(1, 0, 0, -5, 0, -2, 0, 0, 0, 0, 3, 7));
        assertThat(affine.flippedXy().flippedXy()).isEqualTo(affine);
    }

    @Test
    void refusesWhatPlacesNothing() {
        assertThatThrownBy(() -> Affine.of(1, 2, 3)).hasMessageContaining("12 numbers, got 3");
        assertThatThrownBy(() -> Affine.spaced(1, Double.NaN, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> Affine.spaced(1, 0, 1)).hasMessageContaining("have no length");
        assertThatThrownBy(() -> Affine.of(1, 2, 0, 0, 1, 2, 0, 0, 0, 0, 1, 0))
                .hasMessageContaining("lie in one plane");
    }

    @Test
    void isCloseWithinATolerance() {
        Affine one = Affine.spaced(1, 1, 1);
        assertThat(one.isClose(Affine.spaced(1, 1, 1.001), 0.01)).isTrue();
        assertThat(one.isClose(Affine.spaced(1, 1, 1.001), 1e-4)).isFalse();
    }
}
