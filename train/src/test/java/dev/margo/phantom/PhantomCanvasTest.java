package dev.margo.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.dataset.Sample;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PhantomCanvasTest {
    private static final Size SIZE = new Size(80, 60);

    @Test
    void theLabelIsWhereThePaintCoversMoreThanHalf() {
        Canvas canvas = new Canvas(SIZE, 1);
        Region disc = new Outline(33.3, 28.7, 17, 12, 0.4, 0.5, new Profile(direction -> 1, 0)).on(canvas);
        canvas.paint(disc, Look.covering(200).soft(3));
        canvas.label(disc, Canvas.OBJECTS);
        Sample sample = canvas.sample("bean");
        LabelImage labels = sample.layers().get(0);
        for (int i = 0; i < SIZE.area(); i++) {
            int x = i % SIZE.width();
            int y = i / SIZE.width();
            int value = sample.picture().value(x, y, 0);
            assertThat(value).isBetween(labels.get(x, y) == 1 ? 100 : 0, labels.get(x, y) == 1 ? 200 : 100);
        }
    }

    @Test
    void aProfileOfOneIsACircleInEveryDirection() {
        Profile circle = new Profile(direction -> 1, 0);
        for (int degrees = 0; degrees < 360; degrees += 7) {
            double angle = Math.toRadians(degrees);
            assertThat(circle.depth((float) Math.cos(angle), (float) Math.sin(angle)))
                    .isCloseTo(0, Offset.offset(1e-5f));
        }
        assertThat(circle.depth(0, 0)).isEqualTo(1);
    }

    @Test
    void anOutlineOffTheCanvasIsEmpty() {
        Canvas canvas = new Canvas(SIZE, 1);
        Region region =
                new Shapes(new SplittableRandom(1)).blob(-500, 900, 20, 0.1).on(canvas);
        assertThat(region.area()).isZero();
        assertThat(canvas.taken(region, Canvas.OBJECTS)).isEqualTo(1);
    }

    @Test
    void theMembersOfACrowdTouchButDoNotOverlap() {
        Canvas canvas = new Canvas(SIZE, 1);
        Crowd crowd = new Crowd(canvas);
        Profile circle = new Profile(direction -> 1, 0);
        crowd.add(new Outline(30, 30, 14, 14, 0, 0, circle).on(canvas));
        crowd.add(new Outline(48, 30, 14, 14, 0, 0, circle).on(canvas));
        Region left = crowd.separated().get(0);
        Region right = crowd.separated().get(1);
        assertThat(left.depthAt(38, 30)).isPositive();
        assertThat(right.depthAt(40, 30)).isPositive();
        assertThat(left.within(right).area()).isZero();
    }

    @Test
    void aTileHasMeanZeroAndVarianceOne() {
        for (Tile tile : Tile.values()) {
            double sum = 0;
            double squares = 0;
            for (float value : tile.pattern()) {
                sum += value;
                squares += value * value;
            }
            assertThat(sum / tile.pattern().length).isCloseTo(0, Offset.offset(1e-3));
            assertThat(squares / tile.pattern().length).isCloseTo(1, Offset.offset(1e-3));
        }
    }
}
