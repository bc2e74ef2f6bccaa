package dev.margo.mask;

import static dev.margo.mask.DistanceTransform.Border.BACKGROUND;
import static dev.margo.mask.DistanceTransform.Border.IGNORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTransformTest {
    private static final Mask SAMPLE = Samples.drawn(".......", ".####..", ".######", ".##.###", "#######", "######.");

    @Test
    void valuesAreThoseOfScipy() {
        double a = Math.sqrt(2);
        double b = Math.sqrt(5);
        assertThat(DistanceTransform.of(SAMPLE).toArray()) // scipy.ndimage.distance_transform_edt(m)
                .containsExactly(
                        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, a, 1, a, 1, 1, 0, 1, 1, 0, 1, 2, 2, 1, a, a, 1,
                        a, a, 1, 2, b, b, 2, 2, 1, 0);
    }

    @Test
    void valuesWithSpacingAreThoseOfScipy() {
        double a = 2.6248809496813377; // distance_transform_edt(m, sampling=(2.5, 0.8))
        double[] expected = {
            0, 0, 0, 0, 0, 0, 0, 0, .8, 1.6, 1.6, .8, 0, 0, 0, .8, 1.6, 2.4, a, 2.5, 2.5, 0, .8, .8, 0, .8, 1.6, 2.4,
            2.5, a, a, 2.5, a, a, 2.5, 4.8, 4, 3.2, 2.4, 1.6, .8, 0
        };
        assertThat(DistanceTransform.of(SAMPLE, IGNORED, 0.8, 2.5).toArray()).containsExactly(expected, within(1e-12));
    }

    @ParameterizedTest(name = "{0}, spacing {1} x {2}")
    @CsvSource({"IGNORED, 1, 1", "BACKGROUND, 1, 1", "IGNORED, 0.3, 5", "BACKGROUND, 0.7, 0.31"})
    void distancesAreThoseOfASearchThroughAllPixels(DistanceTransform.Border border, double spacingX, double spacingY) {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            Mask mask = Samples.random(random);
            DistanceTransform distances = DistanceTransform.of(mask, border, spacingX, spacingY);
            for (int y = 0; y < mask.height(); y++) {
                for (int x = 0; x < mask.width(); x++) {
                    double expected = search(mask, border, spacingX, spacingY, x, y);
                    double tolerance = spacingX == 1 ? 0 : 1e-12; // exact where all squares are whole numbers
                    if (Double.isInfinite(expected)) {
                        assertThat(distances.get(x, y)).isInfinite();
                    } else {
                        assertThat(distances.get(x, y)).isCloseTo(expected, within(tolerance));
                    }
                }
            }
        }
    }

    private static double search(
            Mask mask, DistanceTransform.Border border, double spacingX, double spacingY, int x, int y) {
        int margin = border == BACKGROUND ? 1 : 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int v = -margin; v < mask.height() + margin; v++) {
            for (int u = -margin; u < mask.width() + margin; u++) {
                if (!mask.has(u, v)) {
                    double dx = (u - x) * spacingX;
                    double dy = (v - y) * spacingY;
                    nearest = Math.min(nearest, Math.sqrt(dx * dx + dy * dy));
                }
            }
        }
        return nearest;
    }

    @Test
    void staysExactOverThousandsOfPixels() {
        Mask allButOne = Mask.of(4000, 3, (x, y) -> x != 0 || y != 0);
        DistanceTransform distances = DistanceTransform.of(allButOne);
        assertThat(distances.get(3999, 2)).isEqualTo(Math.sqrt(3999.0 * 3999 + 4));
        assertThat(distances.deepest()).contains(new Pixel(3999, 2));
    }

    @Test
    void theDeepestPixelDependsOnWhatLiesBeyondTheBorder() {
        Mask left = Samples.drawn("###..", "###..", "###..");
        assertThat(DistanceTransform.of(left).deepest()).contains(new Pixel(0, 0));
        assertThat(DistanceTransform.of(left, BACKGROUND, 1, 1).deepest()).contains(new Pixel(1, 1));
        assertThat(DistanceTransform.of(Mask.empty(3, 3)).deepest()).isEmpty();
        assertThat(DistanceTransform.of(Mask.empty(5, 5).not(), BACKGROUND, 1, 1)
                        .deepest())
                .contains(new Pixel(2, 2));
    }

    @Test
    void refusesSpacingThatIsNotPositive() {
        assertThatThrownBy(() -> DistanceTransform.of(SAMPLE, IGNORED, 0, 1)).hasMessageContaining("(0.0, 1.0)");
        assertThatThrownBy(() -> DistanceTransform.of(SAMPLE, IGNORED, 1, Double.NaN))
                .hasMessageContaining("NaN");
    }
}
