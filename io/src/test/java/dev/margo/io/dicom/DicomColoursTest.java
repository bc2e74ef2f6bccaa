package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Intensity;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomColoursTest {
    @TempDir
    Path folder;

    private Voxels read(DicomBytes image) throws IOException {
        DicomVolume read = DicomReader.read(Files.write(folder.resolve("a.dcm"), image.file()));
        assertThat(read.volume().layout().channels()).isEqualTo(3);
        assertThat(read.volume().intensity()).isEqualTo(Intensity.stored(Intensity.Kind.DISPLAY));
        return read.volume().stored(0, 0);
    }

    private static DicomBytes colour(String photometric, int width, byte... pixels) {
        return DicomBytes.image(DicomBytes.EXPLICIT, width, 1, 8)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, photometric)
                .whole(Tag.SAMPLES_PER_PIXEL, 3)
                .pixels(pixels);
    }

    @Test
    void luminanceAndChrominanceBecomeRgb() throws IOException {
        Voxels red = Voxels.of(VoxelType.UINT8, 254, 0, 0, 128, 128, 128);
        byte[] full = {76, 85, (byte) 255, (byte) 128, (byte) 128, (byte) 128};
        assertThat(read(colour("YBR_FULL", 2, full))).isEqualTo(red);
        byte[] subsampled = {76, (byte) 128, 85, (byte) 255};
        assertThat(read(colour("YBR_FULL_422", 2, subsampled)))
                .isEqualTo(Voxels.of(VoxelType.UINT8, 254, 0, 0, 255, 52, 52));
    }

    @Test
    void rgbStays() throws IOException {
        assertThat(read(colour("RGB", 1, (byte) 1, (byte) 2, (byte) 255)))
                .isEqualTo(Voxels.of(VoxelType.UINT8, 1, 2, 255));
    }

    private static DicomBytes palette(int bits, byte[] red) {
        byte[] none = new byte[red.length];
        return DicomBytes.image(DicomBytes.EXPLICIT, 4, 1, 8)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "PALETTE COLOR")
                .whole(Tag.RED_PALETTE_DESCRIPTOR, 2, 1, bits)
                .whole(Tag.GREEN_PALETTE_DESCRIPTOR, 2, 1, bits)
                .whole(Tag.BLUE_PALETTE_DESCRIPTOR, 2, 1, bits)
                .words(Tag.RED_PALETTE, red)
                .words(Tag.GREEN_PALETTE, none)
                .words(Tag.BLUE_PALETTE, none)
                .pixels(new byte[] {0, 1, 2, 3});
    }

    @Test
    void palettesOfBytesAndWords() throws IOException {
        Voxels expected = Voxels.of(VoxelType.UINT8, 7, 0, 0, 7, 0, 0, 200, 0, 0, 200, 0, 0);
        assertThat(read(palette(8, new byte[] {7, (byte) 200}))).isEqualTo(expected);
        assertThat(read(palette(16, new byte[] {0x55, 7, 0x11, (byte) 200}))).isEqualTo(expected);
        assertThatThrownBy(() -> read(palette(16, new byte[1]))).hasMessageContaining("has 1 bytes for 2 entries");
    }

    @Test
    void segmentedPalettes() throws IOException {
        byte[] line = {0, 0, 1, 0, 0, 10, 1, 0, 3, 0, 0, 40}; // the value 10, then a line to 40 in 3 steps
        DicomBytes image = palette(16, new byte[8])
                .without(Tag.RED_PALETTE)
                .whole(Tag.RED_PALETTE_DESCRIPTOR, 4, 0, 16)
                .words(Tag.SEGMENTED_RED_PALETTE, line);
        assertThat(read(image)).isEqualTo(Voxels.of(VoxelType.UINT8, 10, 0, 0, 20, 0, 0, 30, 0, 0, 40, 0, 0));
    }

    @Test
    void aJpegStreamKnowsItsColoursBetterThanTheFile() {
        byte[] adobe = {
            -1, (byte) 0xD8, -1, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1, -1, (byte) 0xDA
        };
        assertThat(JpegColours.isYbr(adobe)).hasValue(true);
        adobe[17] = 0;
        assertThat(JpegColours.isYbr(adobe)).hasValue(false);
        byte[] named = {
            -1, (byte) 0xD8, -1, (byte) 0xC0, 0, 17, 8, 0, 1, 0, 1, 3, 'R', 0x11, 0, 'G', 0x11, 0, 'B', 0x11, 0
        };
        assertThat(JpegColours.isYbr(named)).hasValue(false);
        named[12] = 1;
        assertThat(JpegColours.isYbr(named)).isEmpty();
    }
}
