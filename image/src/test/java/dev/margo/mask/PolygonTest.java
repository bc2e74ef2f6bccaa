package dev.margo.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolygonTest {

    @Test
    void fillsThePixelsWhoseCentresLieInside() {
        Polygon triangle = polygon(-0.4, -0.4, 3.6, -0.4, -0.4, 3.6);
        assertThat(triangle.toMask(4, 4)).isEqualTo(Samples.drawn("####", "###.", "##..", "#..."));
    }

    @Test
    void neighboursThatShareAnEdgeShareNoPixelAndLeaveNone() {
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            double x = random.nextInt(9);
            double y = random.nextDouble() * 8;
            Mask above = polygon(0, 0, 9, 0, x, y).toMask(9, 9);
            Mask left = polygon(0, 0, x, y, 0, 9).toMask(9, 9);
            Mask rest = polygon(9, 0, 9, 9, 0, 9, x, y).toMask(9, 9);
            assertThat(above.and(left).or(above.and(rest)).or(left.and(rest)).isEmpty())
                    .isTrue();
            assertThat(above.or(left).or(rest).area()).isEqualTo(81);
        }
    }

    @Test
    void insideMeansAnOddNumberOfCrossings() {
        Random random = new Random(9);
        for (int round = 0; round < 200; round++) {
            List<Vertex> vertices = new ArrayList<>();
            for (int i = 3 + random.nextInt(6); i > 0; i--) {
                vertices.add(new Vertex(random.nextDouble() * 30 - 5, random.nextDouble() * 30 - 5));
            }
            Mask expected = Mask.of(20, 20, (x, y) -> crossingsRightOf(vertices, x, y) % 2 == 1);
            assertThat(new Polygon(vertices).toMask(20, 20)).isEqualTo(expected);
        }
    }

    private static int crossingsRightOf(List<Vertex> vertices, int x, int y) {
        int crossings = 0;
        for (int i = 0; i < vertices.size(); i++) {
            Vertex a = vertices.get(i);
            Vertex b = vertices.get((i + 1) % vertices.size());
            if (a.y() > y != b.y() > y && x < a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x())) {
                crossings++;
            }
        }
        return crossings;
    }

    @Test
    void hugePolygonsAreCutAtTheImage() {
        assertThat(polygon(-1e300, -1e300, 1e300, -1e300, 1e300, 1e300, -1e300, 1e300)
                        .toMask(3, 2))
                .isEqualTo(Mask.empty(3, 2).not());
        assertThat(polygon(1e300, 1e300, 1e301, 1e300, 1e300, 1e301)
                        .toMask(3, 2)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void refusesLinesAndNan() {
        assertThatThrownBy(() -> polygon(0, 0, 1, 1)).hasMessageContaining("at least 3 vertices, got 2");
        assertThatThrownBy(() -> polygon(0, 0, 1, Double.NaN, 2, 2)).hasMessageContaining("(1.0, NaN)");
    }

    private static Polygon polygon(double... xy) {
        List<Vertex> vertices = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            vertices.add(new Vertex(xy[i], xy[i + 1]));
        }
        return new Polygon(vertices);
    }
}
