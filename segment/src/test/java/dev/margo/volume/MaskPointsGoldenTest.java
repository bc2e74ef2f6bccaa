package dev.margo.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.mask.Mask;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Against the same rule written with scipy 1.17.1 ({@code distance_transform_edt}) and scikit-image 0.26.0 ({@code
 * find_boundaries} outer, {@code gaussian} of 1, {@code peak_local_max} at 3 and, without the border, at 5), for windows that
 * hold all of the boundary.
 */
class MaskPointsGoldenTest {
    @ParameterizedTest
    @CsvFileSource(resources = "points.csv", delimiter = ';')
    void pointsAreThoseOfScikitImage(int seed, double growth, String centre, String points) {
        Mask mask = blobs(seed);
        BoxGrowth grown = new BoxGrowth(growth);
        assertThat(text(Projection.CENTRE.withGrowth(grown), mask)).isEqualTo(centre + ",+");
        assertThat(text(Projection.POINTS.withGrowth(grown), mask)).isEqualTo(points);
    }

    private static String text(Projection projection, Mask mask) {
        return projection.of(mask).prompts().stream()
                .map(Point.class::cast)
                .map(point ->
                        "%.0f,%.0f,%s".formatted(point.x(), point.y(), point.label() == Label.FOREGROUND ? "+" : "-"))
                .collect(Collectors.joining(" "));
    }

    /** Four discs in 84 x 64 pixels, placed by a linear congruential generator. */
    private static Mask blobs(int seed) {
        long[] state = {seed};
        IntUnaryOperator next = limit -> {
            state[0] = (state[0] * 1103515245 + 12345) % (1L << 31);
            return (int) (state[0] >> 16) % limit;
        };
        Mask mask = Mask.empty(84, 64);
        for (int i = 0; i < 4; i++) {
            int x0 = 20 + next.applyAsInt(40);
            int y0 = 15 + next.applyAsInt(30);
            int radius = 4 + next.applyAsInt(9);
            mask = mask.or(Mask.of(84, 64, (x, y) -> (x - x0) * (x - x0) + (y - y0) * (y - y0) <= radius * radius));
        }
        return mask;
    }
}
