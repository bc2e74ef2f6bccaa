package dev.margo.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContoursTest {

    @Test
    void fillingTheContoursGivesTheMaskAgain() {
        Random random = new Random(6);
        for (int round = 0; round < 500; round++) {
            Mask mask = Samples.random(random);
            assertThat(Contours.toMask(Contours.of(mask), mask.width(), mask.height()))
                    .isEqualTo(mask);
        }
    }

    @Test
    void goldenMasksComeBackToo() {
        for (int i = 0; i < AmgGolden.MASKS; i++) {
            Mask mask = AmgGolden.mask("masks", i);
            assertThat(Contours.toMask(Contours.of(mask), mask.width(), mask.height()))
                    .isEqualTo(mask);
        }
    }

    @Test
    void thereIsOneOuterContourPerPieceAndTheirSignedAreasAddUp() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Mask mask = Samples.random(random);
            List<Contour> contours = Contours.of(mask);
            assertThat(contours.stream().filter(c -> !c.hole()).count())
                    .isEqualTo(ConnectedComponents.of(mask, Connectivity.FOUR)
                            .sizes()
                            .size());
            assertThat(contours.stream()
                            .mapToDouble(c -> c.polygon().signedArea())
                            .sum())
                    .isEqualTo(mask.area());
        }
    }

    @Test
    void aRingHasAnOutsideAndAHole() {
        List<Contour> contours = Contours.of(Samples.drawn("###", "#.#", "###"));
        assertThat(contours)
                .containsExactly(
                        new Contour(polygon(2.5, -.5, 2.5, 2.5, -.5, 2.5, -.5, -.5), false),
                        new Contour(polygon(1.5, 1.5, 1.5, .5, .5, .5, .5, 1.5), true));
    }

    private static Polygon polygon(double... xy) {
        return new Polygon(IntStream.range(0, xy.length / 2)
                .mapToObj(i -> new Vertex(xy[2 * i], xy[2 * i + 1]))
                .toList());
    }
}
