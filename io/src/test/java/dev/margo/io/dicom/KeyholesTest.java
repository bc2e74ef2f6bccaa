package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.mask.Mask;
import dev.margo.mask.Polygon;
import dev.margo.mask.Vertex;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyholesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 8, 9})
    void fillingTheOutlinesGivesTheMask(int tenths) {
        Random random = new Random(tenths);
        for (int round = 0; round < 300; round++) {
            boolean[] members = new boolean[19 * 13];
            for (int i = 0; i < members.length; i++) {
                members[i] = random.nextInt(10) < tenths;
            }
            Mask mask = Mask.of(19, 13, members);
            assertThat(Polygon.fill(Keyholes.of(mask), 19, 13)).isEqualTo(mask);
        }
    }

    @Test
    void islandsInHolesAreOutlinesOfTheirOwn() {
        Mask rings = Mask.of(21, 21, (x, y) -> Math.max(Math.abs(x - 10), Math.abs(y - 10)) % 3 != 2);
        assertThat(Keyholes.of(rings)).hasSize(4);
        assertThat(Polygon.fill(Keyholes.of(rings), 21, 21)).isEqualTo(rings);
    }

    @Test
    void aChannelGoesToTheLeftAndBackBesideTheCentres() {
        Mask ring = Mask.of(5, 5, (x, y) -> x != 2 || y != 2);
        List<Polygon> outlines = Keyholes.of(ring);
        assertThat(outlines).hasSize(1);
        assertThat(outlines.get(0).vertices())
                .hasSize(12)
                .contains(new Vertex(-0.5, 1.75), new Vertex(1.5, 1.75), new Vertex(2.5, 2.5));
    }
}
