package dev.margo.io.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Packed bytes here are those of Python's bz2 module. */
class Bzip2StreamTest {
    private static final String BANANA = "QlpoOTFBWSZTWXzVg0sAAAORAEAANAEgACEpptBmgjylXwwu5IpwoSD5qwaW";
    private static final String MILLION = "QlpoMTFBWSZTWZH1XHAAB6iAwIBAAAIACCAAMMwJqmmVJDapSQ8XckU4UJCR9Vxw";
    private static final String TWO =
            "QlpoOTFBWSZTWUnnFuQAAAJBAEAAMAAgACEmQZhCuLuSKcKEgk84tyBCWmg5MUFZJlNZwGUrkQAAAkEAIAAIACAAIQCCCxdyRThQkMBlK5E=";

    @Test
    void unpacksWordsRunsAndSeveralStreams() throws IOException {
        assertThat(new String(unpack(BANANA), StandardCharsets.US_ASCII)).isEqualTo("banana bandana");
        byte[] million = new byte[1_000_000];
        Arrays.fill(million, (byte) 'x');
        assertThat(unpack(MILLION)).isEqualTo(million);
        assertThat(unpack(TWO)).containsExactly('a', 'a', 'a', 'a', 'b', 'c', 'c', 'c', 'c', 'c');
    }

    @Test
    void everyCutAndEveryDamagedByteIsToldOrLeavesTheBytesAsTheyWere() {
        byte[] packed = Base64.getDecoder().decode(BANANA);
        Random random = new Random(1);
        for (int i = 0; i < packed.length; i++) {
            byte[] cut = Arrays.copyOf(packed, i);
            assertThatThrownBy(() -> unpack(cut)).isInstanceOf(IOException.class);
            byte[] damaged = packed.clone();
            damaged[i] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(unpack(damaged)).hasSize(14);
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static byte[] unpack(String packed) throws IOException {
        return unpack(Base64.getDecoder().decode(packed));
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        return new Bzip2Stream(new ByteArrayInputStream(packed)).readAllBytes();
    }
}
