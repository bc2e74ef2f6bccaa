package dev.margo.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecistTest {

    @Test
    void oneDiameterGivesTheBoxAroundItsCircle() {
        assertThat(Recist.of(10, 20, 30, 20).box()).isEqualTo(new Box(10, 10, 30, 30));
        assertThat(Recist.of(6, 8, 0, 0).box()).isEqualTo(new Box(-2, -1, 8, 9)); // length 10 around (3, 4)
    }

    @Test
    void twoDiametersGiveTheBoxAroundTheirEnds() {
        assertThat(Recist.of(10, 20, 30, 22).withShortAxis(19, 25, 21, 16).box())
                .isEqualTo(new Box(10, 16, 30, 25));
    }

    @Test
    void refusesADiameterWithoutLength() {
        assertThatThrownBy(() -> Recist.of(4, 4, 4, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give two ends");
        assertThatThrownBy(() -> Recist.of(4, 4, Double.NaN, 4)).hasMessageContaining("NaN");
    }
}
