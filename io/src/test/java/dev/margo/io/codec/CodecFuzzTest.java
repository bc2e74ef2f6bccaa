package dev.margo.io.codec;

import dev.margo.io.Fuzz;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("heavy")
class CodecFuzzTest {
    private static final int INPUTS = 6_000;

    @ParameterizedTest
    @MethodSource("dev.margo.io.codec.HostileCodecTest#streams")
    void frames(HostileCodecTest.Sound sound) throws IOException {
        new Fuzz("codec " + sound, List.of(sound.bytes()))
                .run(INPUTS, frame -> sound.codec().decode(frame, sound.layout()));
    }
}
