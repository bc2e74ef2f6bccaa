package dev.margo.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.metric.Overlap;
import org.junit.jupiter.api.Test;

class EllipticFourierTest {
    private static final int SIDE = 120;

    private static Mask ellipse(double a, double b, double turn) {
        return Mask.of(SIDE, SIDE, (x, y) -> {
            double u = (x - 60) * Math.cos(turn) + (y - 60) * Math.sin(turn);
            double v = (y - 60) * Math.cos(turn) - (x - 60) * Math.sin(turn);
            return u * u / (a * a) + v * v / (b * b) <= 1;
        });
    }

    private static double dice(Mask mask, int order) {
        return Overlap.of(mask, EllipticFourier.of(mask).filled(order, SIDE, SIDE))
                .dice();
    }

    @Test
    void aCircleIsOneEllipse() {
        assertThat(dice(ellipse(40, 40, 0), 1)).isGreaterThan(0.995);
    }

    /** Gone through at constant speed, an ellipse is more than its first one. Computed with NumPy for smooth ones. */
    @Test
    void anEllipseIsNearlyOneEllipse() {
        assertThat(dice(ellipse(50, 30, 0), 1)).isCloseTo(0.9609, within(0.004));
        assertThat(dice(ellipse(50, 20, 0), 1)).isCloseTo(0.9356, within(0.004));
        assertThat(dice(ellipse(40, 25, 0.7), 1)).isCloseTo(0.9639, within(0.004));
        assertThat(dice(ellipse(50, 20, 0), 5)).isGreaterThan(0.99);
    }

    @Test
    void aStarTakesMoreAndGetsThere() {
        Mask star = Mask.of(SIDE, SIDE, (x, y) -> {
            double angle = Math.atan2(y - 60, x - 60);
            return Math.hypot(x - 60, y - 60) < 35 + 18 * Math.cos(5 * angle);
        });
        assertThat(dice(star, 1)).isLessThan(0.9);
        assertThat(dice(star, 30)).isGreaterThan(0.99);
    }

    @Test
    void theFirstEllipseOfASquareIsTheCircleThatItsSeriesSays() {
        Mask square = Mask.of(SIDE, SIDE, (x, y) -> x >= 30 && x < 90 && y >= 30 && y < 90);
        Mask circle = EllipticFourier.of(square).filled(1, SIDE, SIDE);
        double radius = Math.sqrt(circle.area() / Math.PI);
        assertThat(radius).isCloseTo(seriesRadius(60), within(0.3));
    }

    /** a1 = L / (2 pi^2) * sum of slopes * (cos to - cos from), of a square's x: up on one side, constant, down, constant. */
    private static double seriesRadius(double side) {
        double a = 4 * side / (2 * Math.PI * Math.PI) * (0 - 1 - (0 - (-1)));
        double b = 4 * side / (2 * Math.PI * Math.PI) * (1 - (-1 - 0));
        return Math.hypot(a, b);
    }

    @Test
    void holesAreFilledAndIslandsLeftOut() {
        Mask ring = ellipse(40, 40, 0).minus(ellipse(20, 20, 0)).or(Mask.of(SIDE, SIDE, (x, y) -> x < 5 && y < 5));
        assertThat(EllipticFourier.of(ring).filled(SIDE, SIDE)).isEqualTo(ellipse(40, 40, 0));
    }

    @Test
    void anEmptyMaskHasNoOutline() {
        assertThatThrownBy(() -> EllipticFourier.of(Mask.empty(5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no outline");
    }

    @Test
    void aSinglePixelIsFound() {
        Mask pixel = Mask.of(9, 9, (x, y) -> x == 4 && y == 4);
        assertThat(EllipticFourier.of(pixel).filled(3, 9, 9)).isEqualTo(pixel);
    }
}
