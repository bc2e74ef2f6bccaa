package dev.margo.io.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRasterTest {

    @Test
    void whatIsNoPictureIsNamed() throws IOException {
        assertRefused(new byte[0], "the file is empty; expected a PNG, JPEG or TIFF");
        assertRefused("hello, world".getBytes(), "starts with bytes 68 65 6c 6c 6f", "convert it");
        assertRefused(bytes("picture.gif"), "found a GIF file", "convert it");
        assertRefused(new byte[] {'M', 'M', 0, 43}, "found a BigTIFF file");
        byte[] dicom = new byte[200];
        System.arraycopy("DICM".getBytes(), 0, dicom, 128, 4);
        assertRefused(dicom, "found a DICOM file", "read it as DICOM");
    }

    @Test
    void aMissingFileIsAPlainIoException() {
        assertThatThrownBy(() -> RasterReader.read(Path.of("no/such/file.png")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gray8.png", "rgb16.png", "palette4.png", "gray8.tif", "lzw.tif", "float32.tif", "color.jpg"})
    void aFileCutAnywhereIsRefused(String file) throws IOException {
        byte[] whole = bytes(file);
        int end = whole.length - (file.endsWith(".jpg") ? 4 : 1); // the last bytes of a JPEG hold no pixel
        for (int length = 0; length < end; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> RasterReader.read(file, cut))
                    .as("%s cut to %s bytes", file, length)
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageStartingWith(file + ": ");
        }
    }

    @Test
    void aTiffThatClaimsMoreThanItsFileHoldsIsRefusedBeforeMemoryIsTaken() throws IOException {
        assertRefused(withTag("deflate.tif", 279, 0x60000000), "a strip or tile claims 1610612736 bytes in a file of");
        assertRefused(withTag("gray8.tif", 258, 24), "samples of 24 bits");
        assertRefused(withTag("gray8.tif", 257, 6000), "too many for a file of");
    }

    /** A little-endian file of one directory, with another value of a tag. */
    private static byte[] withTag(String file, int tag, int value) throws IOException {
        byte[] tiff = bytes(file);
        ByteBuffer in = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int directory = in.getInt(4);
        for (int i = 0; i < in.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if (in.getShort(entry) == tag) {
                in.putShort(entry + 2, (short) (value > 65535 ? 4 : 3)).putInt(entry + 8, value);
            }
        }
        return tiff;
    }

    @Test
    void aDamagedPngIsNoticedByItsChecksum() throws IOException {
        byte[] png = bytes("gray8.png");
        png[45] ^= 1;
        assertRefused(png, "chunk IDAT of this PNG is damaged");
    }

    @ParameterizedTest
    @CsvSource({"100000, 100000", "16384, 16385", "60000, 400", "-1, 5", "0, 5"})
    void absurdHeadersAreRefusedBeforeDecoding(int width, int height) throws IOException {
        byte[] png = bytes("gray8.png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        repairChecksums(png);
        assertThatThrownBy(() -> RasterReader.read("bomb.png", png))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("bomb.png");
    }

    @Test
    void unsupportedVariantsAreRefusedInWords() throws IOException {
        assertRefused(bytes("cmyk.jpg"), "4 colour channels", "save it again as RGB");
        assertRefused(bytes("lab.tif"), "neither gray nor RGB");
        assertRefused(bytes("int8.tif"), "signed 8-bit samples", "signed 16-bit");
        assertRefused(bytes("uint32.tif"), "unsigned 32-bit samples");
        assertRefused(bytes("two_channels.tif"), "channels beyond gray or RGB");
        assertRefused(bytes("nan.tif"), "(x 0, y 0), channel 0 is NaN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gray8.png",
                "rgba8.png",
                "palette4.png",
                "gray.jpg",
                "color.jpg",
                "progressive.jpg",
                "gray16.tif",
                "rgb8.tif",
                "lzw.tif",
                "deflate.tif",
                "packbits.tif",
                "float32.tif"
            })
    @Timeout(60)
    void mutatedFilesGiveAPictureOrAnImageFormatException(String file) throws IOException {
        byte[] whole = bytes(file);
        Random random = new Random(20240607);
        int refused = 0;
        for (int round = 0; round < 500; round++) {
            byte[] mutated = mutate(whole, random);
            try {
                RasterReader.read(file, mutated);
            } catch (ImageFormatException e) {
                refused++;
                assertThat(e.getMessage()).doesNotContain("\n");
            }
        }
        assertThat(refused).isPositive();
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        byte[] favourites = {0, 1, -1, 127, -128};
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : favourites[random.nextInt(favourites.length)];
        }
        if (random.nextInt(4) > 0) { // otherwise only the checksums would be tested
            repairChecksums(bytes);
        }
        return bytes;
    }

    /** Makes the checksums of a PNG file right again; leaves other files alone. */
    private static void repairChecksums(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        boolean png = bytes.length > 8 && buffer.getInt(0) == 0x89504E47;
        int at = 8;
        while (png && at + 12 <= bytes.length) {
            int length = buffer.getInt(at);
            if (length < 0 || length > bytes.length - at - 12) {
                return;
            }
            CRC32 crc = new CRC32();
            crc.update(bytes, at + 4, length + 4);
            buffer.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
    }

    private static void assertRefused(byte[] bytes, String... parts) {
        assertThatThrownBy(() -> RasterReader.read("here.png", bytes))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageStartingWith("here.png: ")
                .hasMessageContainingAll(parts);
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/raster").resolve(file));
    }
}
