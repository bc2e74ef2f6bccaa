package dev.margo.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.margo.image.PixelSpacing;
import dev.margo.mask.Mask;
import dev.margo.metric.Overlap;
import org.junit.jupiter.api.Test;

class InterpolationTest {
    private static final PixelSpacing SQUARE = new PixelSpacing(1, 1);

    private static Mask bar(int fromX, int toX) {
        return Mask.of(30, 9, (x, y) -> x >= fromX && x <= toX && y >= 2 && y <= 6);
    }

    @Test
    void theEndsAreTheMasksThemselves() {
        Interpolation between = Interpolation.between(bar(3, 9), bar(12, 25), SQUARE);
        assertThat(between.at(0)).isEqualTo(bar(3, 9));
        assertThat(between.at(1)).isEqualTo(bar(12, 25));
    }

    @Test
    void aMovingBarMovesEvenly() {
        Interpolation between = Interpolation.between(bar(4, 10), bar(8, 14), SQUARE);
        assertThat(between.at(0.5).bounds().orElseThrow().x0()).isBetween(6, 7);
        assertThat(between.at(0.5).bounds().orElseThrow().x1()).isBetween(11, 12);
    }

    @Test
    void aShrinkingDiscShrinksEvenly() {
        Mask large = Mask.of(41, 41, (x, y) -> Math.hypot(x - 20, y - 20) <= 16);
        Mask small = Mask.of(41, 41, (x, y) -> Math.hypot(x - 20, y - 20) <= 8);
        Mask middle = Interpolation.between(large, small, SQUARE).at(0.5);
        Mask expected = Mask.of(41, 41, (x, y) -> Math.hypot(x - 20, y - 20) <= 12);
        assertThat(Overlap.of(middle, expected).iou()).isGreaterThan(0.93);
    }

    @Test
    void theSameMaskStaysAsItIs() {
        Interpolation between = Interpolation.between(bar(4, 10), bar(4, 10), new PixelSpacing(0.5, 3));
        assertThat(between.at(0.3)).isEqualTo(bar(4, 10));
        Mask all = Mask.of(30, 9, (x, y) -> true);
        assertThat(Interpolation.between(all, all, SQUARE).at(0.5)).isEqualTo(all);
    }

    @Test
    void thereIsNothingOnTheWayToNothing() {
        Interpolation between = Interpolation.between(bar(4, 10), Mask.empty(30, 9), SQUARE);
        assertThat(between.at(0.01)).isEqualTo(Mask.empty(30, 9));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interpolation.between(bar(1, 2), Mask.empty(3, 3), SQUARE));
        Interpolation between = Interpolation.between(bar(1, 2), bar(1, 2), SQUARE);
        assertThatIllegalArgumentException().isThrownBy(() -> between.at(1.01));
    }
}
