package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Volume;
import dev.margo.io.ImageFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HostileDicomTest {
    private static final int ROUNDS = 3000;
    private static final long MOST_MILLISECONDS = 1000;

    private int refused;

    static List<byte[]> seeds() throws IOException {
        DicomBytes none = new DicomBytes(DicomBytes.EXPLICIT);
        DicomBytes measures = none.empty().text(Tag.PIXEL_SPACING, "2\\3");
        DicomBytes enhanced = DicomBytes.ct(3)
                .text(Tag.NUMBER_OF_FRAMES, "1")
                .item(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, none.empty().item(Tag.PIXEL_MEASURES_SEQUENCE, measures))
                .items(
                        Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE,
                        true,
                        none.empty().text(Tag.MODALITY, "CT"));
        DicomBytes deflated = DicomBytes.image(TransferSyntax.DEFLATED, 4, 3, 16)
                .pixels(DicomBytes.ramp(12, ByteOrder.LITTLE_ENDIAN));
        byte[] rle = Arrays.copyOf(new byte[] {2, 0, 0, 0, 64, 0, 0, 0, 66, 0, 0, 0}, 72);
        rle[64] = -3;
        rle[66] = 3;
        DicomBytes runs = DicomBytes.image(TransferSyntax.RLE, 4, 1, 16).fragments(new byte[0], rle);
        DicomBytes palette = DicomBytes.image(DicomBytes.BIG_ENDIAN, 4, 1, 8)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "PALETTE COLOR")
                .whole(Tag.RED_PALETTE_DESCRIPTOR, 2, 1, 16)
                .whole(Tag.GREEN_PALETTE_DESCRIPTOR, 2, 1, 16)
                .whole(Tag.BLUE_PALETTE_DESCRIPTOR, 4, 1, 16)
                .words(Tag.RED_PALETTE, new byte[4])
                .words(Tag.GREEN_PALETTE, new byte[4])
                .words(Tag.SEGMENTED_BLUE_PALETTE, new byte[] {0, 0, 0, 1, 0, 9, 0, 1, 0, 3, 0, 40})
                .pixels(new byte[4]);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
        DicomBytes picture = DicomBytes.image(TransferSyntax.JPEG_BASELINE, 16, 8, 8)
                .fragments(new byte[4], Arrays.copyOf(jpeg.toByteArray(), jpeg.size() + jpeg.size() % 2));
        return List.of(
                DicomBytes.ct(0).file(),
                enhanced.file(),
                deflated.file(),
                runs.file(),
                palette.file(),
                picture.file(),
                DicomBytes.ct(0).dataSet());
    }

    @Test
    void cutFilesAreReadOrRefused() throws IOException {
        for (byte[] seed : seeds()) {
            for (int length = 0; length < seed.length; length += 3) {
                readOrRefuse(Arrays.copyOf(seed, length));
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void mutatedFilesAreReadOrRefused() throws IOException {
        Random random = new Random(20240611);
        for (byte[] seed : seeds()) {
            for (int round = 0; round < ROUNDS; round++) {
                readOrRefuse(mutate(seed, random));
            }
        }
        assertThat(refused).isPositive();
    }

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        byte[] favourites = {0, 1, -1, 127, -128, '\\', '9', '-'};
        int start = seed[0] == 0 ? 128 : 0;
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = start + random.nextInt(bytes.length - start);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : favourites[random.nextInt(favourites.length)];
        }
        return bytes;
    }

    private void readOrRefuse(byte[] bytes) {
        long start = System.nanoTime();
        try {
            DicomFile file = DicomFile.parse(Path.of("a.dcm"), new MemoryBytes(bytes));
            Volume volume = new SeriesVolume("a.dcm", List.of(FileSlices.of(file)))
                    .build()
                    .volume();
            for (int t = 0; t < volume.layout().times(); t++) {
                for (int z = 0; z < Math.min(4, volume.grid().depth()); z++) {
                    volume.stored(z, t);
                }
            }
        } catch (ImageFormatException e) {
            requireOneLine(e);
        } catch (IOException e) {
            throw new AssertionError("only damage is expected", e);
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).isInstanceOf(ImageFormatException.class);
            requireOneLine(e.getCause());
        }
        assertThat((System.nanoTime() - start) / 1_000_000)
                .isLessThan(2 * MOST_MILLISECONDS); // the first loads classes
    }

    private void requireOneLine(IOException e) {
        refused++;
        assertThat(e.getMessage()).contains("a.dcm: ").doesNotContain("\n");
    }
}
