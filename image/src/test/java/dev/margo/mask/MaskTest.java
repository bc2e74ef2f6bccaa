package dev.margo.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void cutsLogitsAtZeroLikeTheReference() {
        for (int i = 0; i < AmgGolden.MASKS; i++) {
            assertThat(Mask.fromLogits(AmgGolden.WIDTH, AmgGolden.HEIGHT, AmgGolden.logits(i)))
                    .isEqualTo(AmgGolden.mask("masks", i));
        }
    }

    @Test
    void countsZeroAndNanLogitsAsBackground() {
        float[] logits = {0, Float.NaN, Float.MIN_VALUE, -1};
        assertThat(Mask.fromLogits(4, 1, logits)).isEqualTo(Samples.drawn("..#."));
    }

    @Test
    void boundsEqualTheReferences() {
        long[] boxes = AmgGolden.FILE.get("boxes").longs();
        for (int i = 0; i < AmgGolden.MASKS; i++) {
            PixelBox box = AmgGolden.mask("masks", i).bounds().orElseThrow();
            assertThat(new long[] {box.x0(), box.y0(), box.x1(), box.y1()})
                    .containsExactly(boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]);
        }
    }

    @Test
    void boundsIncludeTheLastPixel() {
        assertThat(Samples.drawn("......", "..#...", "....#.", "......").bounds())
                .contains(new PixelBox(2, 1, 4, 2));
        assertThat(Samples.drawn("#").bounds()).contains(new PixelBox(0, 0, 0, 0));
        assertThat(Mask.empty(3, 2).bounds()).isEmpty();
    }

    @Test
    void boundsAreThoseOfASearchThroughAllPixels() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            Mask mask = Samples.random(random);
            mask.bounds().ifPresent(box -> {
                assertThat(mask.minus(Mask.of(mask.width(), mask.height(), box::contains))
                                .isEmpty())
                        .isTrue();
                for (PixelBox smaller : new PixelBox[] {
                    new PixelBox(box.x0() + 1, box.y0(), box.x1() + 1, box.y1()),
                    new PixelBox(box.x0() - 1, box.y0(), box.x1() - 1, box.y1()),
                    new PixelBox(box.x0(), box.y0() + 1, box.x1(), box.y1() + 1),
                    new PixelBox(box.x0(), box.y0() - 1, box.x1(), box.y1() - 1)
                }) {
                    assertThat(mask.minus(Mask.of(mask.width(), mask.height(), smaller::contains))
                                    .isEmpty())
                            .isFalse();
                }
            });
            assertThat(mask.bounds().isEmpty()).isEqualTo(mask.isEmpty());
        }
    }

    @Test
    void combinesPixelByPixel() {
        Mask a = Samples.drawn("##..");
        Mask b = Samples.drawn("#.#.");
        assertThat(a.and(b)).isEqualTo(Samples.drawn("#..."));
        assertThat(a.or(b)).isEqualTo(Samples.drawn("###."));
        assertThat(a.minus(b)).isEqualTo(Samples.drawn(".#.."));
        assertThat(a.not()).isEqualTo(Samples.drawn("..##"));
        assertThat(a).isEqualTo(Samples.drawn("##..")).hasSameHashCodeAs(Samples.drawn("##.."));
        assertThat(a.area()).isEqualTo(2);
    }

    @Test
    void differsFromAMaskOfAnotherShapeWithTheSameBits() {
        assertThat(Mask.empty(2, 3)).isNotEqualTo(Mask.empty(3, 2));
    }

    @Test
    void keepsNothingOfTheArrayItWasMadeFrom() {
        boolean[] bits = {true, false};
        Mask mask = Mask.of(2, 1, bits);
        bits[1] = true;
        mask.toArray()[1] = true;
        assertThat(mask).isEqualTo(Samples.drawn("#."));
    }

    @Test
    void pastesIntoALargerImage() {
        assertThat(Samples.drawn("#.", ".#").pastedInto(4, 3, 1, 1)).isEqualTo(Samples.drawn("....", ".#..", "..#."));
        assertThatThrownBy(() -> Samples.drawn("#.", ".#").pastedInto(4, 3, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 2 mask at (1, 2) does not fit into a 4 x 3 image");
    }

    @Test
    void refusesSizesThatDoNotFit() {
        assertThatThrownBy(() -> Mask.of(2, 2, new boolean[3])).hasMessageContaining("need 4 bits, got 3");
        assertThatThrownBy(() -> Mask.empty(0, 5)).hasMessageContaining("0 x 5");
        assertThatThrownBy(() -> Mask.empty(70000, 70000)).hasMessageContaining("70000 x 70000");
        assertThatThrownBy(() -> Mask.empty(2, 2).and(Mask.empty(2, 3))).hasMessageContaining("2 x 2");
        assertThatThrownBy(() -> Mask.empty(2, 2).get(2, 0))
                .hasMessageContaining("(2, 0) lies outside the 2 x 2 image");
    }
}
