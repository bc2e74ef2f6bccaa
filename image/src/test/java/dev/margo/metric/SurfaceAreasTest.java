package dev.margo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurfaceAreasTest {
    private static final VoxelSpacing UNIT = new VoxelSpacing(1, 1, 1);

    @Test
    void everyCodeButTheEmptyAndTheFullOneHasAnArea() {
        double[] areas = SurfaceAreas.ofSolids(UNIT);
        assertThat(areas[0]).isZero();
        assertThat(areas[255]).isZero();
        for (int code = 1; code < 255; code++) {
            assertThat(areas[code]).as("code " + code).isPositive().isEqualTo(areas[255 - code]);
        }
    }

    @Test
    void knownCodesHaveTheirAreas() {
        double[] areas = SurfaceAreas.ofSolids(UNIT);
        assertThat(areas[0b10000000]).isCloseTo(0.2165, within(5e-5)); // a corner
        assertThat(areas[0b11000000]).isCloseTo(0.7071, within(5e-5)); // an edge
        assertThat(areas[0b11110000]).isEqualTo(1); // a face
        assertThat(areas[0b11100000]).isCloseTo(1.1495, within(5e-5)); // an L
        assertThat(areas[0b11011000]).isCloseTo(1.5731, within(5e-5)); // a bent chain
    }

    @Test
    void facesAcrossEachAxisHaveTheSpacingOfTheOtherTwo() {
        double[] areas = SurfaceAreas.ofSolids(new VoxelSpacing(2, 3, 5));
        assertThat(areas[0b11110000]).isEqualTo(2 * 3);
        assertThat(areas[0b11001100]).isEqualTo(2 * 5);
        assertThat(areas[0b10101010]).isEqualTo(3 * 5);
    }
}
