package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StudyProtocolsTest {
    private static final Mask BLOCK = Mask.of(100, 80, (x, y) -> x >= 30 && x < 70 && y >= 30 && y < 50);
    private static final Mask RING =
            Mask.of(100, 80, (x, y) -> Math.hypot(x - 50, y - 40) < 30 && Math.hypot(x - 50, y - 40) > 20);

    private static List<Prompt> first(Start start, Mask object, long seed) {
        return start.rule().first(object, Chance.of(seed, "test"));
    }

    @Test
    void labelsDifferAndNothingIsCorrected() {
        List<InteractiveProtocol> all = StudyProtocols.all();
        assertThat(all)
                .extracting(InteractiveProtocol::label)
                .doesNotHaveDuplicates()
                .contains("box", "point");
        assertThat(all).allMatch(protocol -> protocol.corrections() == 0);
        assertThat(EvaluationPlan.medicoSam()
                        .withProtocols(all.toArray(InteractiveProtocol[]::new))
                        .protocols())
                .hasSameSizeAs(all);
    }

    @Test
    void boxesGrowAndShrinkByTheirShare() {
        assertThat(first(StudyProtocols.scaledBox(0.1), BLOCK, 0)).containsExactly(new Box(26, 28, 73, 51));
        assertThat(first(StudyProtocols.scaledBox(-0.1), BLOCK, 0)).containsExactly(new Box(34, 32, 65, 47));
        assertThat(first(StudyProtocols.scaledBox(2), BLOCK, 0)).containsExactly(new Box(0, 0, 99, 79));
        Mask pixel = Mask.of(9, 9, (x, y) -> x == 4 && y == 4);
        assertThat(first(StudyProtocols.scaledBox(-0.2), pixel, 0)).containsExactly(new Box(4, 4, 4, 4));
    }

    @Test
    void clicksMoveByAShareOfTheDiameter() {
        Point middle = (Point) first(Start.point(), BLOCK, 0).get(0);
        double diameter = 2 * Math.sqrt(800 / Math.PI);
        for (int seed = 0; seed < 20; seed++) {
            Point moved =
                    (Point) first(StudyProtocols.shiftedPoint(0.3), BLOCK, seed).get(0);
            assertThat(Math.hypot(moved.x() - middle.x(), moved.y() - middle.y()))
                    .isCloseTo(0.3 * diameter, within(1e-9));
        }
    }

    @Test
    void clicksBeginWithTheCentreOfMassWhereItIsOnTheObject() {
        assertThat(first(StudyProtocols.points(3, 0), BLOCK, 0))
                .containsExactly(Point.foreground(50, 40), Point.foreground(30, 30), Point.foreground(30, 40));
        List<Prompt> onRing = first(StudyProtocols.points(5, 0), RING, 0);
        assertThat(onRing)
                .hasSize(5)
                .allMatch(prompt -> RING.get((int) ((Point) prompt).x(), (int) ((Point) prompt).y()));
    }

    @Test
    void clicksBesideLieInTheBoxOfTwiceTheExtent() {
        List<Prompt> prompts = first(StudyProtocols.points(1, 50), BLOCK, 3);
        assertThat(prompts).hasSize(51);
        assertThat(prompts.subList(1, 51)).allSatisfy(prompt -> {
            Point point = (Point) prompt;
            assertThat(point.label()).isEqualTo(Label.BACKGROUND);
            assertThat(BLOCK.get((int) point.x(), (int) point.y())).isFalse();
            assertThat(point.x()).isBetween(10.0, 89.0);
            assertThat(point.y()).isBetween(20.0, 59.0);
        });
        Mask all = Mask.of(8, 8, (x, y) -> true);
        assertThat(StudyProtocols.points(1, 5).rule().first(all, RandomGenerator.getDefault()))
                .hasSize(1);
    }
}
