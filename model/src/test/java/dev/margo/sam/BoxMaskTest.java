package dev.margo.sam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxMaskTest {
    private static final int SIDE = 256;
    private static final int CELLS = 64;

    @Test
    void positiveExactlyInsideTheEllipse() {
        float[] logits = BoxMask.logits(40, 80, 167, 143, SIDE, CELLS); // 32 x 16 cells around (26, 28)
        for (int y = 0; y < CELLS; y++) {
            for (int x = 0; x < CELLS; x++) {
                double u = (x + 0.5 - 26) / 16;
                double v = (y + 0.5 - 28) / 8;
                assertThat(logits[y * CELLS + x] > 0).as("%s, %s", x, y).isEqualTo(u * u + v * v < 1);
            }
        }
    }

    @Test
    void theEdgeMovesWithTheBoxByLessThanACell() {
        float before = BoxMask.logits(40, 80, 167, 143, SIDE, CELLS)[28 * CELLS + 10];
        float after = BoxMask.logits(39, 80, 167, 143, SIDE, CELLS)[28 * CELLS + 10];
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void certainFarAwayAndFiniteForABoxWithoutExtent() {
        float certain = (float) Math.log(999);
        assertThat(BoxMask.logits(0, 0, 255, 255, SIDE, CELLS)[32 * CELLS + 32]).isEqualTo(certain);
        for (float logit : BoxMask.logits(100, 100, 100, 100, SIDE, CELLS)) {
            assertThat(logit).isBetween(-certain, certain);
        }
    }
}
