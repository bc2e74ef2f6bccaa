package dev.margo.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.mask.Mask;
import dev.margo.mask.Vertex;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LassoTest {
    private static final Lasso SQUARE = lasso(9.5, 9.5, 20.5, 9.5, 20.5, 20.5, 9.5, 20.5); // pixels 10 to 20

    @Test
    void theFirstPointIsTheDeepestPixel() {
        assertThat(SQUARE.points(40, 40, 1)).containsExactly(Point.foreground(15, 15));
        assertThat(SQUARE.box()).isEqualTo(new Box(9.5, 9.5, 20.5, 20.5));
    }

    @Test
    void furtherPointsAreWellInsideAndApart() {
        List<Point> points = SQUARE.points(40, 40, 5);
        assertThat(points).hasSize(5).doesNotHaveDuplicates();
        Mask core = Mask.of(40, 40, (x, y) -> x >= 12 && x <= 18 && y >= 12 && y <= 18); // depth 3 of 6
        assertThat(points).allMatch(p -> core.get((int) p.x(), (int) p.y()));
        assertThat(points.subList(1, 5))
                .extracting(p -> Math.abs(p.x() - 15) + Math.abs(p.y() - 15))
                .containsOnly(6.0); // the corners of the core
    }

    @Test
    void anLShapeIsClickedInsideThoughItsMiddleIsNot() {
        Lasso l = lasso(0, 0, 6, 0, 6, 24, 30, 24, 30, 30, 0, 30);
        Point point = l.points(40, 40, 1).get(0);
        assertThat(l.toMask(40, 40).get((int) point.x(), (int) point.y())).isTrue();
        assertThat(l.toMask(40, 40).get(15, 15)).isFalse();
    }

    @Test
    void whatLeavesTheImageIsCutOff() {
        Lasso over = lasso(-100, -100, 9.5, -100, 9.5, 9.5, -100, 9.5);
        assertThat(over.points(20, 20, 1).get(0)).isEqualTo(Point.foreground(4, 4));
    }

    @Test
    void aSmallLassoGivesFewerPoints() {
        assertThat(lasso(2.5, 2.5, 3.5, 2.5, 3.5, 3.5, 2.5, 3.5).points(8, 8, 5))
                .containsExactly(Point.foreground(3, 3));
    }

    @Test
    void refusesALassoAroundNothing() {
        assertThatThrownBy(() -> lasso(1.2, 1.2, 1.4, 1.2, 1.4, 1.4).points(8, 8, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("encloses no pixel of the 8 x 8 image");
        assertThatThrownBy(() -> lasso(0, 0, 1, 1)).hasMessageContaining("at least 3 vertices");
        assertThatThrownBy(() -> SQUARE.points(40, 40, 0)).hasMessageContaining("0 points");
    }

    private static Lasso lasso(double... xy) {
        return new Lasso(IntStream.range(0, xy.length / 2)
                .mapToObj(i -> new Vertex(xy[2 * i], xy[2 * i + 1]))
                .toList());
    }
}
