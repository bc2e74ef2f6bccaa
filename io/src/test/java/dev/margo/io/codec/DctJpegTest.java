package dev.margo.io.codec;

import static dev.margo.io.codec.CodecTests.layout;
import static dev.margo.io.codec.CodecTests.resource;
import static dev.margo.io.codec.CodecTests.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.testkit.Facts;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DctJpegTest {
    private final PixelCodec codec = new JpegCodec();

    static Stream<String[]> facts() {
        return Facts.read(DctJpegTest.class, "jpegs.txt").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void everyProcessAndSubsamplingIsDecodedAsByPillow(String file, int samples, boolean ybr, String sha256)
            throws IOException {
        DecodedFrame frame = codec.decode(resource(file), layout(45, 35, samples, 8));
        assertThat(sha256(frame.littleEndianInterleaved())).isEqualTo(sha256);
        assertThat(frame.ybr()).isEqualTo(ybr);
    }

    @Test
    void aProgressiveStreamWithoutItsEndIsRefused() throws IOException { // scans to come would have refined it
        byte[] whole = resource("c420_progressive.jpg");
        byte[] bytes = Arrays.copyOf(whole, whole.length - 2);
        assertThatThrownBy(() -> codec.decode(bytes, layout(45, 35, 3, 8)))
                .isInstanceOf(PixelCodecException.class)
                .hasMessageContaining("truncated");
    }

    @Test
    void whatIsNotSupportedIsRefusedInWords() throws IOException {
        assertRefused(withFrameMarker(0xC9), "(hierarchical, arithmetic or JPEG-LS) is not supported");
        assertRefused(withFrameMarker(0xC5), "frames of kind FFc5");
        assertRefused(new byte[] {1, 2, 3, 4}, "does not start as JPEG does");
        assertRefused(new byte[0], "the frame of 0 bytes");
    }

    private static byte[] withFrameMarker(int marker) throws IOException {
        byte[] bytes = resource("c444.jpg");
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == -1 && bytes[i + 1] == (byte) JpegSegment.SOF_BASELINE) {
                bytes[i + 1] = (byte) marker;
            }
        }
        return bytes;
    }

    private void assertRefused(byte[] bytes, String words) {
        assertThatThrownBy(() -> codec.decode(bytes, layout(45, 35, 3, 8)))
                .isInstanceOf(PixelCodecException.class)
                .hasMessageContaining(words);
    }
}
