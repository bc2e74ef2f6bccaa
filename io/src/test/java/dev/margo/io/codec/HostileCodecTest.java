package dev.margo.io.codec;

import static dev.margo.io.codec.CodecTests.layout;
import static dev.margo.io.codec.CodecTests.picture;
import static dev.margo.io.codec.CodecTests.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileCodecTest {
    private static final int MUTATIONS = 700;

    /** A stream, with the codec and layout that decode it. */
    record Sound(String name, PixelCodec codec, FrameLayout layout, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sound> streams() throws IOException {
        int[] gray = picture(45, 35, 1, 12, 2);
        int[] color = picture(45, 35, 3, 8, 2);
        JpegLsCodec ls = new JpegLsCodec();
        JpegCodec jpeg = new JpegCodec();
        FrameLayout gray12 = layout(45, 35, 1, 12);
        FrameLayout color8 = layout(45, 35, 3, 8);
        return Stream.of(
                new Sound("JPEG-LS", ls, gray12, new JpegLsEncoder(45, 35, 1, 12, 0, 0, 0, 9).encode(gray)),
                new Sound("line", ls, color8, new JpegLsEncoder(45, 35, 3, 8, 2, 1, 4, 0).encode(color)),
                new Sound("sample", ls, color8, new JpegLsEncoder(45, 35, 3, 8, 0, 2, 0, 0).encode(color)),
                new Sound("lossless", jpeg, gray12, lossless(1, 12, 7).encode(gray)),
                new Sound("lossless colour", jpeg, color8, lossless(3, 8, 1).encode(color)),
                new Sound("sequential", jpeg, color8, resource("c422_restart.jpg")),
                new Sound("progressive", jpeg, color8, resource("c420_progressive.jpg")),
                new Sound("gray", jpeg, layout(45, 35, 1, 8), resource("gray_progressive_restart.jpg")));
    }

    private static LosslessEncoder lossless(int samples, int precision, int predictor) {
        return new LosslessEncoder(45, 35, samples, precision, predictor, 0, true, 5, true);
    }

    @ParameterizedTest
    @MethodSource("streams")
    @Timeout(60)
    void aStreamCutAnywhereIsRefused(Sound sound) {
        int end = sound.bytes().length - 3; // the end marker, and bits that only fill the last byte
        for (int length = 0; length < end; length++) {
            byte[] cut = Arrays.copyOf(sound.bytes(), length);
            assertThatThrownBy(() -> sound.codec().decode(cut, sound.layout()))
                    .as("%s cut to %s bytes", sound, length)
                    .isInstanceOf(PixelCodecException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    @Timeout(60)
    void aMutatedStreamGivesAFrameOrACodecException(Sound sound) {
        Random random = new Random(20240607);
        int refused = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] mutated = mutate(sound.bytes(), random);
            try {
                DecodedFrame frame = sound.codec().decode(mutated, sound.layout());
                assertThat(frame.width()).isEqualTo(45);
            } catch (PixelCodecException e) {
                refused++;
                assertThat(e.getMessage()).doesNotContain("\n");
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    @Timeout(10)
    void manyEmptyScansOfALargeFrameDoNotTakeForever() throws IOException {
        byte[] whole = resource("gray_progressive_restart.jpg");
        int scan = JpegSegments.nextMarker(whole, 2, JpegSegment.SOS);
        while (whole[scan + 1] != (byte) JpegSegment.SOS) {
            scan = JpegSegments.nextMarker(whole, scan + 2, JpegSegment.SOS);
        }
        int next = JpegSegments.nextMarker(whole, scan + 12, JpegSegment.SOS);
        int length = next - scan;
        byte[] many = Arrays.copyOf(whole, scan + 400 * length);
        for (int i = 1; i < 400; i++) {
            System.arraycopy(whole, scan, many, scan + i * length, length);
        }
        assertThatThrownBy(() -> new JpegCodec().decode(many, layout(45, 35, 1, 8)))
                .isInstanceOf(PixelCodecException.class)
                .hasMessage("more than 256 scans");
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        byte[] favourites = {0, 1, -1, 127, -128};
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 200));
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : favourites[random.nextInt(favourites.length)];
        }
        return bytes;
    }
}
