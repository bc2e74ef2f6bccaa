package dev.margo.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.mask.Mask;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    @Test
    void aTimingIsTheMedianAndTheEnds() {
        assertThat(Timing.of(3, 1, 2)).isEqualTo(new Timing(3, 2, 1, 3));
        assertThat(Timing.of(5)).isEqualTo(new Timing(1, 5, 5, 5));
        assertThatThrownBy(Timing::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void memoryIsReadFromLinuxAndAbsentElsewhere() {
        List<String> status = List.of("Name:\tjava", "VmHWM:\t    2048 kB", "VmRSS:\t    1024 kB");
        assertThat(ResidentMemory.parse(status)).contains(new ResidentMemory(1 << 20, 2 << 20));
        assertThat(ResidentMemory.parse(List.of("VmRSS:\t1024 kB"))).isEmpty();
        assertThat(ResidentMemory.parse(List.of("VmHWM: ?", "VmRSS: 99999999999999999999 kB")))
                .isEmpty();
    }

    @Test
    void agreementIsIntersectionOverUnion() {
        Mask both = Mask.of(4, 1, (x, y) -> x < 2);
        Mask half = Mask.of(4, 1, (x, y) -> x < 1);
        Mask none = Mask.empty(4, 1);
        assertThat(Agreement.of(List.of(both, none), List.of(half, none))).isEqualTo(new Agreement(2, 0.75, 0.5));
        assertThat(Agreement.of(List.of(both), List.of(none)).worstIou()).isZero();
    }

    @Test
    void madeUpValuesAreNeitherDenormalNorOutOfReach() {
        FloatBuffer values = FloatBuffer.allocate(100_000);
        new MadeUpValues(7).fill(values, 0, 0.01f);
        for (float value : values.array()) {
            assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL).isTrue();
            assertThat(Math.abs(value)).isLessThanOrEqualTo(0.01f);
        }
    }
}
