package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.evaluate.RoundScore.Place;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import org.junit.jupiter.api.Test;

class AttributeTest {
    private static final int SIDE = 100;

    /** 40 x 20 pixels of 100 on 30, in a picture that is 200 elsewhere from 5 pixels around it on. */
    private static final Mask BLOCK = Mask.of(SIDE, SIDE, (x, y) -> x >= 30 && x < 70 && y >= 40 && y < 60);

    private static final ByteImage PICTURE = picture();

    private static ByteImage picture() {
        byte[] values = new byte[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean near = x >= 26 && x < 74 && y >= 38 && y < 62;
            values[i] = (byte) (BLOCK.get(x, y) ? 100 : near ? 30 : 200);
        }
        return ByteImage.gray(new Size(SIDE, SIDE), values);
    }

    @Test
    void measuresSizeShapeAndContrastToTheRing() {
        assertThat(Attribute.SIZE.of(PICTURE, BLOCK)).isEqualTo(800);
        assertThat(Attribute.ASPECT_RATIO.of(PICTURE, BLOCK)).isEqualTo(0.5);
        assertThat(Attribute.CONTRAST.of(PICTURE, BLOCK)).isEqualTo(70); // a tenth of 40 x 20 is 4 x 2: the ring of 30
    }

    @Test
    void nothingAroundAnObjectThatFillsThePictureGivesNoContrast() {
        Mask all = Mask.of(SIDE, SIDE, (x, y) -> true);
        assertThat(Attribute.CONTRAST.of(PICTURE, all)).isNaN();
    }

    @Test
    void roughOutlinesTakeMoreEllipsesThanSmoothOnes() {
        Mask disc = Mask.of(SIDE, SIDE, (x, y) -> Math.hypot(x - 50, y - 50) < 30);
        Mask star = Mask.of(SIDE, SIDE, (x, y) -> {
            double angle = Math.atan2(y - 50, x - 50);
            return Math.hypot(x - 50, y - 50) < 28 + 14 * Math.cos(5 * angle);
        });
        assertThat(Attribute.FOURIER_ORDER.of(PICTURE, disc)).isEqualTo(1);
        assertThat(Attribute.FOURIER_COMPLEXITY.of(PICTURE, disc)).isBetween(1.0, 1 + 2 * 3.0);
        assertThat(Attribute.FOURIER_ORDER.of(PICTURE, star)).isBetween(4.0, 20.0);
        // five-fold: the second order gains nothing, so the paper's rule stops there and counts what is missing
        assertThat(Attribute.FOURIER_COMPLEXITY.of(PICTURE, star)).isGreaterThan(2 + 2 * 3.0);
    }

    @Test
    void comesBackFromTheJournalAsItWas() {
        ObjectAttributes object = ObjectAttributes.of(new Place("a, b", "p", "1.1", 800), PICTURE, BLOCK);
        assertThat(ObjectAttributes.parse(object.line())).isEqualTo(object);
    }
}
