package dev.margo.io.codec;

import static dev.margo.io.codec.CodecTests.layout;
import static dev.margo.io.codec.CodecTests.picture;
import static dev.margo.io.codec.CodecTests.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLsCodecTest {
    private static final String EXAMPLE = "FFD8FFF7000B080004000401011100FFDA0008010100000000"
            + "C000006C80208E01C00000574000006EE6000001BC18000005D800009160FFD9";

    private final PixelCodec codec = new JpegLsCodec();

    @Test
    void theExampleOfTheStandardIsDecoded() throws PixelCodecException { // ISO/IEC 14495-1, H.3
        DecodedFrame frame = codec.decode(HexFormat.of().parseHex(EXAMPLE), layout(4, 4, 1, 8));
        assertThat(samples(frame))
                .containsExactly(0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyDepthComesBackAsItWas(int precision) throws PixelCodecException {
        int[] pixels = picture(61, 43, 1, precision, precision);
        byte[] stream = new JpegLsEncoder(61, 43, 1, precision, 0, 0, 0, 0).encode(pixels);
        DecodedFrame frame = codec.decode(stream, layout(61, 43, 1, precision));
        assertThat(samples(frame)).isEqualTo(pixels);
        assertThat(frame.bitsPerSample()).isEqualTo(precision);
        assertThat(frame.ybr()).isFalse();
    }

    @ParameterizedTest(name = "{0} samples of {1} bits, near {2}, interleave {3}, restart {4}, reset {5}")
    @CsvSource({
        "3, 8, 0, 0, 0, 0",
        "3, 8, 0, 1, 0, 0",
        "3, 8, 0, 2, 0, 0",
        "4, 12, 0, 2, 0, 0",
        "2, 16, 0, 1, 0, 0",
        "1, 8, 3, 0, 0, 0",
        "1, 16, 100, 0, 0, 0",
        "3, 8, 2, 1, 0, 0",
        "3, 8, 2, 2, 0, 0",
        "1, 4, 7, 0, 0, 0",
        "1, 12, 0, 0, 4, 0",
        "3, 8, 1, 2, 1, 0",
        "3, 8, 0, 1, 3, 0",
        "3, 8, 0, 0, 2, 0",
        "1, 8, 0, 0, 0, 3",
        "1, 16, 0, 0, 0, 65535"
    })
    void everyLayoutComesBackWithinNear(int samples, int precision, int near, int interleave, int restart, int reset)
            throws PixelCodecException {
        int[] pixels = picture(50, 37, samples, precision, 7);
        byte[] stream = new JpegLsEncoder(50, 37, samples, precision, near, interleave, restart, reset).encode(pixels);
        int[] decoded = samples(codec.decode(stream, layout(50, 37, samples, precision)));
        for (int i = 0; i < pixels.length; i++) {
            assertThat(decoded[i]).as("sample " + i).isBetween(pixels[i] - near, pixels[i] + near);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "9, 1", "2, 2", "3000, 1"})
    void narrowAndFlatPicturesHaveNeighboursToo(int width, int height) throws PixelCodecException {
        int[] pixels = picture(width, height, 1, 8, 5);
        byte[] stream = new JpegLsEncoder(width, height, 1, 8, 0, 0, 0, 0).encode(pixels);
        assertThat(samples(codec.decode(stream, layout(width, height, 1, 8)))).isEqualTo(pixels);
    }

    @Test
    void aSignIsExtendedFromTheBitsStored() throws PixelCodecException {
        int[] pixels = {0, 1, 2047, 2048, 4095, 7};
        byte[] stream = new JpegLsEncoder(6, 1, 1, 12, 0, 0, 0, 0).encode(pixels);
        DecodedFrame frame = codec.decode(stream, new FrameLayout(6, 1, 1, 16, 12, true));
        assertThat(frame.signed()).isTrue();
        assertThat(samples(frame)).containsExactly(0, 1, 2047, 0xF800, 0xFFFF, 7);
    }

    @Test
    void anotherSizeThanTheDataSetsIsRefused() {
        byte[] stream = HexFormat.of().parseHex(EXAMPLE);
        assertThatThrownBy(() -> codec.decode(stream, layout(4, 5, 1, 8)))
                .isInstanceOf(PixelCodecException.class)
                .hasMessage("the stream is 4 x 4 with 1 samples per pixel, its data set says 4 x 5 with 1");
    }

    @Test
    void whatIsNotSupportedIsRefusedInWords() {
        String head = EXAMPLE.substring(0, 30);
        String tail = EXAMPLE.substring(30);
        assertRefused(head + "FFF800050201FF" + tail, "mapping tables");
        assertRefused(head + "FFF8000904" + "000000000000" + tail, "LSE segments of kind 4");
        assertRefused(head + "FFE800076D72667801" + tail, "colour transform");
        assertRefused(EXAMPLE.replace("FFF7", "FFC0"), "found JPEG (marker FFc0) where JPEG-LS was announced");
        assertRefused(EXAMPLE.replace("FFDA00080101000000", "FFDA00080101000003"), "interleave mode 3 with 1");
    }

    private void assertRefused(String hex, String words) {
        assertThatThrownBy(() -> codec.decode(HexFormat.of().parseHex(hex), layout(4, 4, 1, 8)))
                .isInstanceOf(PixelCodecException.class)
                .hasMessageContaining(words);
    }
}
