package dev.margo.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final Mask BLOCK = Mask.of(40, 30, (x, y) -> x >= 10 && x <= 18 && y >= 8 && y <= 12); // 9 x 5

    @Test
    void aBoxIsTightAndItsCornersBelongToIt() {
        assertThat(Projection.BOX.of(BLOCK)).isEqualTo(ObjectPrompts.of(new Box(10, 8, 18, 12)));
    }

    @Test
    void aBoxGrowsByPixelsOrByAShareOfEachSide() {
        PixelBox tight = BLOCK.bounds().orElseThrow();
        assertThat(new BoxGrowth(2).around(tight, 40, 30)).isEqualTo(new PixelBox(8, 6, 20, 14));
        // 0.25 of 9 and of 5: from 10 - 2.25 to 19 + 2.25, from 8 - 1.25 to 13 + 1.25, each to the nearest whole pixel
        assertThat(new BoxGrowth(0.25).around(tight, 40, 30)).isEqualTo(new PixelBox(8, 7, 20, 13));
        // halves go to the even side: 0.1 of 5 moves 8 to 7.5 and on to 8, 13 to 13.5 and on to 14
        assertThat(new BoxGrowth(0.1).around(tight, 40, 30)).isEqualTo(new PixelBox(9, 8, 19, 13));
        assertThat(BoxGrowth.NONE.around(tight, 40, 30)).isEqualTo(tight);
    }

    @Test
    void aBoxIsCutAtTheBorder() {
        PixelBox tight = BLOCK.bounds().orElseThrow();
        assertThat(new BoxGrowth(25).around(tight, 40, 30)).isEqualTo(new PixelBox(0, 0, 39, 29));
    }

    @Test
    void theSinglePointIsTheCentre() {
        assertThat(Projection.CENTRE.of(BLOCK)).isEqualTo(ObjectPrompts.of(Point.foreground(14, 10)));
        Mask disc = Mask.of(40, 30, (x, y) -> Math.hypot(x - 21, y - 13) <= 8);
        assertThat(Projection.CENTRE.of(disc)).isEqualTo(ObjectPrompts.of(Point.foreground(21, 13)));
        Mask pixel = Mask.of(40, 30, (x, y) -> x == 7 && y == 29);
        assertThat(Projection.CENTRE.of(pixel)).isEqualTo(ObjectPrompts.of(Point.foreground(7, 29)));
    }

    @Test
    void theSinglePointOfABentObjectLiesOnIt() {
        Mask hook = Mask.of(40, 30, (x, y) -> y >= 5 && y <= 9 && x >= 5 && x <= 30 || x >= 5 && x <= 7 && y <= 25);
        Point centre = (Point) Projection.CENTRE.of(hook).prompts().get(0);
        assertThat(hook.get((int) centre.x(), (int) centre.y())).isTrue();
    }

    @Test
    void aNotchInTheBoxDoesNotPushTheCentreIntoTheFarCorner() {
        Mask notched = BLOCK.minus(Mask.of(40, 30, (x, y) -> x == 10 && y == 8));
        Point centre = (Point) Projection.CENTRE.of(notched).prompts().get(0);
        assertThat(centre.y()).isBetween(9.0, 11.0);
    }

    @Test
    void anObjectThatFillsTheImageHasACentre() {
        Mask all = Mask.of(9, 7, (x, y) -> true);
        assertThat(Projection.CENTRE.of(all)).isEqualTo(ObjectPrompts.of(Point.foreground(4, 3)));
    }

    @Test
    void manyPointsAreOnePerLobe() {
        Mask dumbbell = Mask.of(
                40,
                30,
                (x, y) -> Math.hypot(x - 8, y - 15) <= 5
                        || Math.hypot(x - 30, y - 15) <= 7
                        || y == 15 && x >= 8 && x <= 30);
        List<Prompt> points = Projection.POINTS.of(dumbbell).prompts();
        assertThat(points).startsWith(Point.foreground(30, 15), Point.foreground(8, 15));
        assertThat(points).allSatisfy(prompt -> {
            Point point = (Point) prompt;
            assertThat(dumbbell.get((int) point.x(), (int) point.y())).isEqualTo(point.label() == Label.FOREGROUND);
        });
    }

    @Test
    void pointsBesideTheObjectLieWhereItGivesRoomAndNotOnTheRimOfTheBox() {
        Mask tyre = Mask.of(40, 30, (x, y) -> Math.hypot(x - 18, y - 14) <= 12 && Math.hypot(x - 18, y - 14) > 7);
        List<Prompt> outside = Projection.POINTS.withGrowth(new BoxGrowth(2)).of(tyre).prompts().stream()
                .filter(prompt -> ((Point) prompt).label() == Label.BACKGROUND)
                .toList();
        assertThat(outside).containsExactly(Point.background(18, 14)); // the corners of the box are its rim
        assertThat(labels(Projection.POINTS.of(BLOCK))).containsOnly(Label.FOREGROUND);
    }

    private static List<Label> labels(ObjectPrompts prompts) {
        return prompts.prompts().stream()
                .map(prompt -> ((Point) prompt).label())
                .toList();
    }

    @Test
    void combinationsHoldTheirPartsInOneOrder() {
        Projection all = Projection.parse("mask+box+point").withGrowth(new BoxGrowth(1));
        assertThat(all.of(BLOCK))
                .isEqualTo(
                        ObjectPrompts.of(Point.foreground(14, 10), new Box(9, 7, 19, 13), new BinaryMaskPrompt(BLOCK)));
        assertThat(Projection.MASK.of(BLOCK)).isEqualTo(ObjectPrompts.of(new BinaryMaskPrompt(BLOCK)));
    }

    @Test
    void namesAreReadBack() {
        for (String label :
                List.of("point", "points", "box", "mask", "box+mask", "point+box", "points+mask", "point+box+mask")) {
            assertThat(Projection.parse(label).label()).isEqualTo(label);
        }
        for (String wrong : List.of("", "boxes", "point+points", "box+box", "box+", "box,mask")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Projection.parse(wrong))
                    .withMessageContaining("box+mask");
        }
    }

    @Test
    void nothingIsProjectedFromNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Projection.BOX.of(Mask.empty(4, 4)))
                .withMessageContaining("empty mask");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Projection(false, false, Projection.Points.NONE, BoxGrowth.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new BoxGrowth(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BoxGrowth(Double.POSITIVE_INFINITY));
    }
}
