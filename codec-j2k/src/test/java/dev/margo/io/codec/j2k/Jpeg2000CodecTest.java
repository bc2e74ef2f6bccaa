package dev.margo.io.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import dev.margo.io.codec.DecodedFrame;
import dev.margo.io.codec.FrameLayout;
import dev.margo.io.codec.PixelCodec;
import dev.margo.io.codec.PixelCodecException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.ServiceLoader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class Jpeg2000CodecTest {
    private static final FrameLayout GRAY = new FrameLayout(40, 30, 1, 16, 16, false);
    private static final FrameLayout COLOR = new FrameLayout(40, 30, 3, 8, 8, false);

    private final PixelCodec codec = new Jpeg2000Codec();

    @Test
    void itIsFoundAsAService() {
        assertThat(ServiceLoader.load(PixelCodec.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(found -> found.transferSyntaxes().contains("1.2.840.10008.1.2.4.90")))
                .hasSize(1)
                .allMatch(Jpeg2000Codec.class::isInstance);
    }

    @Test
    void grayComesBackInLittleEndianWords() throws IOException {
        DecodedFrame frame = codec.decode(encode(BufferedImage.TYPE_USHORT_GRAY), GRAY);
        assertThat(frame.bitsPerSample()).isEqualTo(16);
        assertThat(frame.signed()).isFalse();
        byte[] bytes = frame.littleEndianInterleaved();
        for (int i = 0; i < 1200; i++) {
            assertThat(bytes[2 * i] & 0xFF | (bytes[2 * i + 1] & 0xFF) << 8).isEqualTo(sample(i % 40, i / 40, 0, 16));
        }
    }

    @Test
    void colourComesBackInterleaved() throws IOException {
        DecodedFrame frame = codec.decode(encode(BufferedImage.TYPE_3BYTE_BGR), COLOR);
        assertThat(frame.ybr()).isFalse();
        for (int i = 0; i < 3600; i++) {
            int pixel = i / 3;
            assertThat(frame.littleEndianInterleaved()[i] & 0xFF).isEqualTo(sample(pixel % 40, pixel / 40, i % 3, 8));
        }
    }

    @Test
    void aJp2FileAroundTheStreamIsTakenOff() throws IOException {
        byte[] stream = codestream(encode(BufferedImage.TYPE_3BYTE_BGR));
        assertThat(codec.decode(stream, COLOR).littleEndianInterleaved())
                .isEqualTo(codec.decode(encode(BufferedImage.TYPE_3BYTE_BGR), COLOR)
                        .littleEndianInterleaved());
    }

    @Test
    void headersThatDoNotFitTheFrameAreRefusedBeforeDecoding() throws IOException {
        byte[] stream = codestream(encode(BufferedImage.TYPE_USHORT_GRAY));
        assertRefused(with(stream, 8, 41), "the stream is 41 x 30 with 1 samples per pixel, its data set says 40 x 30");
        assertRefused(with(stream, 24, 0), "tiles of 0 x");
        assertRefused(with(stream, 4, 0x00294000), "high-throughput JPEG 2000 is not supported");
        assertRefused(with(stream, 40, 0x00012601), "39 bits per sample");
        assertRefused(new byte[50], "does not start as JPEG 2000 does");
        assertRefused(Arrays.copyOf(stream, 60), "damaged JPEG 2000 stream");
        assertRefused(with(stream, 45, 0xFF600010), "packed packet headers");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aMutatedStreamGivesAFrameOrACodecException() throws IOException {
        byte[] whole = codestream(encode(BufferedImage.TYPE_3BYTE_BGR));
        Random random = new Random(20240607);
        int refused = 0;
        for (int round = 0; round < 1000; round++) {
            byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
                int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 150));
                bytes[at] = (byte) random.nextInt();
            }
            try {
                codec.decode(bytes, COLOR);
            } catch (PixelCodecException e) {
                refused++;
                assertThat(e.getMessage()).doesNotContain("\n");
            }
        }
        assertThat(refused).isPositive();
    }

    private void assertRefused(byte[] bytes, String words) {
        assertThatThrownBy(() -> codec.decode(bytes, GRAY))
                .isInstanceOf(PixelCodecException.class)
                .hasMessageContaining(words);
    }

    private static byte[] with(byte[] stream, int at, int value) {
        byte[] changed = stream.clone();
        ByteBuffer.wrap(changed).putInt(at, value);
        return changed;
    }

    private static byte[] codestream(byte[] file) {
        int at = 0;
        while (ByteBuffer.wrap(file).getInt(at) != 0xFF4FFF51) {
            at++;
        }
        return Arrays.copyOfRange(file, at, file.length);
    }

    private static int sample(int x, int y, int band, int bits) {
        return (x * 1201 + y * 377 + band * 91 + x * y) & (1 << bits) - 1;
    }

    private static byte[] encode(int type) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, type);
        int bands = image.getRaster().getNumBands();
        for (int i = 0; i < 1200 * bands; i++) {
            int x = i / bands % 40;
            int y = i / bands / 40;
            image.getRaster().setSample(x, y, i % bands, sample(x, y, i % bands, bands == 1 ? 16 : 8));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = new J2KImageWriterSpi().createWriterInstance(null);
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(image);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
