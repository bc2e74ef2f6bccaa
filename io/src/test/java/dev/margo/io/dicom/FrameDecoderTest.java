package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameDecoderTest {
    @TempDir
    Path folder;

    private Voxels frame(DicomBytes image, int index) throws IOException {
        Path file = Files.write(folder.resolve("a.dcm"), image.file());
        return FrameDecoder.of(DicomFile.open(file)).frame(index).values();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void wordsOfBothOrders() throws IOException {
        for (String syntax : new String[] {DicomBytes.EXPLICIT, DicomBytes.IMPLICIT, DicomBytes.BIG_ENDIAN}) {
            ByteOrder order = syntax.equals(DicomBytes.BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            DicomBytes image = DicomBytes.image(syntax, 2, 2, 16)
                    .text(Tag.NUMBER_OF_FRAMES, "2")
                    .pixels(DicomBytes.ramp(8, order));
            assertThat(frame(image, 1)).isEqualTo(Voxels.of(VoxelType.UINT16, 4, 5, 6, 7));
        }
    }

    @Test
    void bytesInBigEndianWordsChangePlaces() throws IOException {
        DicomBytes image = DicomBytes.image(DicomBytes.BIG_ENDIAN, 3, 1, 8)
                .text(Tag.NUMBER_OF_FRAMES, "2")
                .pixels(bytes(2, 1, 4, 3, 6, 5));
        assertThat(frame(image, 0)).isEqualTo(Voxels.of(VoxelType.UINT8, 1, 2, 3));
        assertThat(frame(image, 1)).isEqualTo(Voxels.of(VoxelType.UINT8, 4, 5, 6));
    }

    @Test
    void onlyStoredBitsCountWithTheirSign() throws IOException {
        DicomBytes image = DicomBytes.image(DicomBytes.EXPLICIT, 3, 1, 16)
                .whole(Tag.BITS_STORED, 12)
                .whole(Tag.HIGH_BIT, 13)
                .whole(Tag.PIXEL_REPRESENTATION, 1)
                .pixels(bytes(0x07, 0xC0, 0xFC, 0x3F, 0xFF, 0x1F));
        assertThat(frame(image, 0)).isEqualTo(Voxels.of(VoxelType.INT16, 1, -1, 2047));
    }

    @Test
    void singleBitsRunAcrossFrames() throws IOException {
        DicomBytes image = DicomBytes.image(DicomBytes.EXPLICIT, 3, 1, 1)
                .text(Tag.NUMBER_OF_FRAMES, "3")
                .pixels(bytes(0b10_110_101, 0b1));
        assertThat(frame(image, 0)).isEqualTo(Voxels.of(VoxelType.UINT8, 1, 0, 1));
        assertThat(frame(image, 1)).isEqualTo(Voxels.of(VoxelType.UINT8, 0, 1, 1));
        assertThat(frame(image, 2)).isEqualTo(Voxels.of(VoxelType.UINT8, 0, 1, 1));
    }

    @Test
    void planesAreInterleaved() throws IOException {
        DicomBytes image = DicomBytes.image(DicomBytes.EXPLICIT, 2, 1, 8)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "RGB")
                .whole(Tag.SAMPLES_PER_PIXEL, 3)
                .whole(Tag.PLANAR_CONFIGURATION, 1)
                .pixels(bytes(1, 4, 2, 5, 3, 6));
        assertThat(frame(image, 0)).isEqualTo(Voxels.of(VoxelType.UINT8, 1, 2, 3, 4, 5, 6));
    }

    @Test
    void floatsComeAsTheyAre() throws IOException {
        byte[] floats = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1.5f)
                .putFloat(-2)
                .array();
        DicomBytes image =
                DicomBytes.image(DicomBytes.EXPLICIT, 2, 1, 32).raw(Tag.FLOAT_PIXEL_DATA.code, Vr.OF, 8, floats);
        assertThat(frame(image, 0)).isEqualTo(Voxels.of(VoxelType.FLOAT32, 1.5, -2));
    }

    private static byte[] rle(byte[]... segments) {
        ByteBuffer frame = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(0, segments.length).position(64);
        for (int i = 0; i < segments.length; i++) {
            frame.putInt(4 + 4 * i, frame.position()).put(segments[i]);
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    @Test
    void runsAndLiteralsOfRle() throws IOException {
        DicomBytes image = DicomBytes.image(TransferSyntax.RLE, 4, 1, 16)
                .fragments(new byte[0], rle(bytes(-3, 1), bytes(-128, 1, 7, 8, -1, 9)));
        assertThat(frame(image, 0)).isEqualTo(Voxels.of(VoxelType.UINT16, 263, 264, 265, 265));
    }

    @Test
    void damagedRleIsRefusedBeforeMemoryIsTaken() {
        DicomBytes image =
                DicomBytes.image(TransferSyntax.RLE, 16000, 16000, 8).fragments(new byte[0], rle(bytes(-3, 1)));
        assertThatThrownBy(() -> frame(image, 0))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContainingAll("frame 0", "a segment ends after 4 of 256000000 bytes");
        DicomBytes planes = DicomBytes.image(TransferSyntax.RLE, 4, 1, 16).fragments(new byte[0], rle(bytes(-3, 1)));
        assertThatThrownBy(() -> frame(planes, 0)).hasMessageContaining("1 segments, expected 2");
    }

    @Test
    void deflatedFramesOfBits() throws IOException {
        DicomBytes image = DicomBytes.image(TransferSyntax.DEFLATED_FRAMES, 3, 3, 1)
                .text(Tag.NUMBER_OF_FRAMES, "2")
                .fragments(
                        new byte[0], DicomBytes.deflated(bytes(0b101, 1)), DicomBytes.deflated(bytes(0b11000000, 0)));
        assertThat(frame(image, 0)).isEqualTo(Voxels.of(VoxelType.UINT8, 1, 0, 1, 0, 0, 0, 0, 0, 1));
        assertThat(frame(image, 1)).isEqualTo(Voxels.of(VoxelType.UINT8, 0, 0, 0, 0, 0, 0, 1, 1, 0));
    }

    private static byte[] jpeg(int gray) throws IOException {
        BufferedImage picture = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
        int[] samples = new int[16 * 8];
        Arrays.fill(samples, gray);
        picture.getRaster().setSamples(0, 0, 16, 8, 0, samples);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", out);
        return out.size() % 2 == 0 ? out.toByteArray() : Arrays.copyOf(out.toByteArray(), out.size() + 1);
    }

    @Test
    void framesInSeveralFragmentsAreFoundByTablesOrMarks() throws IOException {
        byte[] first = jpeg(50);
        byte[] second = jpeg(200);
        byte[] a = Arrays.copyOf(first, 100);
        byte[] b = Arrays.copyOfRange(first, 100, first.length);
        byte[] basic = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0)
                .putInt(first.length + 16)
                .array();
        byte[] extended = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0)
                .putLong(first.length + 16)
                .array();
        DicomBytes image =
                DicomBytes.image(TransferSyntax.JPEG_BASELINE, 16, 8, 8).text(Tag.NUMBER_OF_FRAMES, "2");
        assertGrays(image.fragments(basic, a, b, second));
        assertGrays(image.fragments(new byte[0], a, b, second));
        assertGrays(image.raw(Tag.EXTENDED_OFFSET_TABLE.code, Vr.OV, 16, extended));
        basic[4]++;
        DicomBytes wrong = image.without(Tag.EXTENDED_OFFSET_TABLE).fragments(basic, a, b, second);
        assertThatThrownBy(() -> frame(wrong, 0)).hasMessageContaining("where no fragment starts");
    }

    private void assertGrays(DicomBytes image) throws IOException {
        assertThat(frame(image, 0).get(37)).isEqualTo(50);
        assertThat(frame(image, 1).get(100)).isEqualTo(200);
    }

    @Test
    void aJpegOfAnotherSizeOrCutIsRefused() throws IOException {
        byte[] whole = jpeg(50);
        DicomBytes image = DicomBytes.image(TransferSyntax.JPEG_BASELINE, 16, 9, 8);
        assertThatThrownBy(() -> frame(image.fragments(new byte[0], whole), 0))
                .hasMessageContainingAll("the stream is 16 x 8", "its data set says 16 x 9");
        DicomBytes cut = DicomBytes.image(TransferSyntax.JPEG_BASELINE, 16, 8, 8)
                .fragments(new byte[0], Arrays.copyOf(whole, 300));
        assertThatThrownBy(() -> frame(cut, 0)).isInstanceOf(ImageFormatException.class);
    }

    @Test
    void anUnsupportedSyntaxIsNamedWithARemedy() {
        DicomBytes image = DicomBytes.image("1.2.840.10008.1.2.4.101", 16, 8, 8).fragments(new byte[0], new byte[10]);
        assertThatThrownBy(() -> frame(image, 0))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContainingAll("not supported: MPEG-2 video (1.2.840.10008.1.2.4.101)", "gdcmconv --raw");
    }

    @Test
    void layoutsThatCannotBeAreRefused() {
        DicomBytes short16 = DicomBytes.image(DicomBytes.EXPLICIT, 3, 3, 16).pixels(new byte[16]);
        assertThatThrownBy(() -> frame(short16, 0)).hasMessageContaining("need 18 bytes, but the pixel data have 16");
        DicomBytes bits = DicomBytes.gray(2, 2).whole(Tag.BITS_STORED, 17);
        assertThatThrownBy(() -> frame(bits, 0)).hasMessageContaining("17 of them used below bit 15");
        DicomBytes none = DicomBytes.gray(2, 2).whole(Tag.ROWS, 0);
        assertThatThrownBy(() -> frame(none, 0)).hasMessageContaining("expected at least 1 of each");
        DicomBytes missing = DicomBytes.gray(2, 2).without(Tag.ROWS);
        assertThatThrownBy(() -> frame(missing, 0)).hasMessageContaining("(0028,0010) rows is missing");
        DicomBytes report = DicomBytes.gray(2, 2).text(Tag.MODALITY, "SR").without(Tag.PIXEL_DATA);
        assertThatThrownBy(() -> frame(report, 0)).hasMessageContaining("without pixels (SR");
    }
}
