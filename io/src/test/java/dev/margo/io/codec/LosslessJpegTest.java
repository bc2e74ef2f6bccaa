package dev.margo.io.codec;

import static dev.margo.io.codec.CodecTests.layout;
import static dev.margo.io.codec.CodecTests.picture;
import static dev.margo.io.codec.CodecTests.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LosslessJpegTest {
    private final PixelCodec codec = new JpegCodec();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyDepthComesBackAsItWasWithEveryPredictor(int precision) throws PixelCodecException {
        int[] pixels = picture(45, 31, 1, precision, precision);
        for (int predictor = 1; predictor <= 7; predictor++) {
            byte[] stream =
                    new LosslessEncoder(45, 31, 1, precision, predictor, 0, true, 0, predictor % 2 == 0).encode(pixels);
            DecodedFrame frame = codec.decode(stream, layout(45, 31, 1, precision));
            assertThat(samples(frame)).as("predictor " + predictor).isEqualTo(pixels);
            assertThat(frame.bitsPerSample()).isEqualTo(precision);
        }
    }

    @ParameterizedTest(name = "{0} samples of {1} bits, predictor {2}, interleaved {3}, restart after {4} lines")
    @CsvSource({
        "3, 8, 1, true, 0",
        "3, 8, 1, false, 0",
        "3, 16, 4, true, 1",
        "3, 12, 7, false, 3",
        "4, 8, 6, true, 2",
        "1, 16, 5, true, 1"
    })
    void everyLayoutComesBackAsItWas(int samples, int precision, int predictor, boolean interleaved, int restart)
            throws PixelCodecException {
        int[] pixels = picture(33, 40, samples, precision, 11);
        byte[] stream = new LosslessEncoder(33, 40, samples, precision, predictor, 0, interleaved, restart, true)
                .encode(pixels);
        assertThat(samples(codec.decode(stream, layout(33, 40, samples, precision))))
                .isEqualTo(pixels);
    }

    @Test
    void aPointTransformLosesItsBitsOnly() throws PixelCodecException {
        int[] pixels = picture(20, 20, 1, 12, 3);
        byte[] stream = new LosslessEncoder(20, 20, 1, 12, 4, 3, true, 0, false).encode(pixels);
        int[] decoded = samples(codec.decode(stream, layout(20, 20, 1, 12)));
        for (int i = 0; i < pixels.length; i++) {
            assertThat(decoded[i]).isEqualTo(pixels[i] & ~7);
        }
    }

    @Test
    void aStreamTooShortForItsFrameIsRefusedBeforeItIsAllocated() {
        byte[] stream = new LosslessEncoder(16, 16, 1, 8, 1, 0, true, 0, false).encode(new int[256]);
        stream[7] = (byte) 0xFF; // the height's high byte
        stream[9] = (byte) 0xFF; // the width's
        assertThatThrownBy(() -> codec.decode(stream, layout(0xFF10, 0xFF10, 1, 8)))
                .isInstanceOf(PixelCodecException.class)
                .hasMessageContaining("65296 x 65296")
                .hasMessageContaining("so short a stream");
    }

    @Test
    void moreBitsThanTheDataSetAllocatesAreRefused() {
        byte[] stream = new LosslessEncoder(4, 4, 1, 12, 1, 0, true, 0, false).encode(new int[16]);
        assertThatThrownBy(() -> codec.decode(stream, layout(4, 4, 1, 8)))
                .isInstanceOf(PixelCodecException.class)
                .hasMessageStartingWith("12 bits per sample; expected");
    }
}
