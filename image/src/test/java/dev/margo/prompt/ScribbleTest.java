package dev.margo.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.mask.Vertex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScribbleTest {
    private static final Scribble CORNER =
            new Scribble(List.of(new Vertex(0, 0), new Vertex(6, 0), new Vertex(6, 2)), Label.BACKGROUND);

    @Test
    void pointsAreSpreadEvenlyAlongTheStrokeAndKeepItsLabel() {
        assertThat(CORNER.points(5))
                .containsExactly(
                        Point.background(0, 0),
                        Point.background(2, 0),
                        Point.background(4, 0),
                        Point.background(6, 0),
                        Point.background(6, 2));
        assertThat(CORNER.points(1)).containsExactly(Point.background(4, 0));
    }

    @Test
    void neighboursAreNeverFartherApartThanTheirShareOfTheLength() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<Vertex> places = new ArrayList<>();
            for (int i = 2 + random.nextInt(20); i > 0; i--) {
                places.add(new Vertex(random.nextInt(50), random.nextInt(50)));
            }
            Scribble scribble = new Scribble(places, Label.FOREGROUND);
            List<Point> points = scribble.points(7);
            assertThat(points).hasSizeBetween(1, 7);
            for (int i = 1; i < points.size(); i++) {
                double gap = Math.hypot(
                        points.get(i).x() - points.get(i - 1).x(),
                        points.get(i).y() - points.get(i - 1).y());
                assertThat(gap).isLessThanOrEqualTo(scribble.length() / 6 + 1e-9);
            }
            Point last = points.get(points.size() - 1);
            Vertex end = places.get(places.size() - 1);
            assertThat(Math.hypot(last.x() - end.x(), last.y() - end.y())).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void aDotIsOnePoint() {
        Scribble dot = new Scribble(List.of(new Vertex(3, 4), new Vertex(3, 4)), Label.FOREGROUND);
        assertThat(dot.points(9)).containsExactly(Point.foreground(3, 4));
        assertThat(new Scribble(List.of(new Vertex(3, 4)), Label.FOREGROUND).points(9))
                .hasSize(1);
    }

    @Test
    void whatLeavesTheImageIsCutOff() {
        assertThat(CORNER.pointsInside(5, 5)).extracting(Point::x).containsExactly(0.0, 2.0, 4.0);
        assertThatThrownBy(() -> new Scribble(List.of(new Vertex(9, 9)), Label.FOREGROUND).pointsInside(5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside the 5 x 5 image");
    }

    @Test
    void refusesEmptyStrokesAndNoPoints() {
        assertThatThrownBy(() -> new Scribble(List.of(), Label.FOREGROUND)).hasMessageContaining("at least one place");
        assertThatThrownBy(() -> CORNER.points(0)).hasMessageContaining("0 points");
    }
}
