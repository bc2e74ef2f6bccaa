package dev.margo.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** Of "abc", from FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void givesThePublishedDigestHoweverTheBytesCome() throws IOException {
        assertThat(new Sha256().add("abc").hex()).isEqualTo(ABC);
        assertThat(new Sha256().add(bytes("ab")).add("c").hex()).isEqualTo(ABC);
        assertThat(new Sha256().add(new ByteArrayInputStream(bytes("abc"))).hex())
                .isEqualTo(ABC);
        assertThat(new Sha256().add("abc").hex(4)).isEqualTo(ABC.substring(0, 8));
        assertThat(new Sha256().add("abc").digest()).hasSize(Sha256.BYTES).startsWith(0xba, 0x78);
    }

    @Test
    void aBufferKeepsItsPosition() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes("xabc")).position(1);
        assertThat(new Sha256().add(buffer).hex()).isEqualTo(ABC);
        assertThat(buffer.position()).isEqualTo(1);
    }

    @Test
    void wordsAreEndedByAZeroAndCountedTextsBegunByTheirLength() {
        assertThat(new Sha256().addWord("ab").addWord("c").hex())
                .isEqualTo(new Sha256().add("ab\0c\0").hex());
        assertThat(new Sha256().addCounted("abc").hex())
                .isEqualTo(new Sha256().add("\0\0\0\3abc").hex());
    }
}
