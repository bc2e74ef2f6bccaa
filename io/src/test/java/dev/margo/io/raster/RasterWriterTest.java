package dev.margo.io.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.SampleDepth;
import dev.margo.image.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RasterWriterTest {
    private static final int BIT_DEPTH_AT = 24;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyByteValueComesBack(int channels) throws IOException {
        Size size = new Size(16, 16);
        byte[] values = new byte[size.area() * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (i * 7 + i / 256);
        }
        ByteImage image = ByteImage.of(size, channels, values);
        RasterWriter.writePng(folder.resolve("a.png"), image);
        Image read = RasterReader.read(folder.resolve("a.png"));
        assertThat(read.depth()).isEqualTo(SampleDepth.UINT8);
        assertThat(IntensityWindow.identity().apply(read)).isEqualTo(image);
    }

    @Test
    void aMaskIs255InsideAnd0Outside() throws IOException {
        Path file = folder.resolve("mask.png");
        RasterWriter.writeMask(file, new Size(3, 1), new boolean[] {true, false, true});
        assertThat(RasterReader.read(file).samples()).containsExactly(255, 0, 255);
        assertThat(Files.readAllBytes(file)[BIT_DEPTH_AT]).isEqualTo((byte) 8);
    }

    @Test
    void labelsTake8BitsWhileTheyFit() throws IOException {
        Path file = folder.resolve("labels.png");
        RasterWriter.writeLabels(file, new Size(2, 2), new int[] {0, 1, 128, 255});
        assertThat(RasterReader.read(file).samples()).containsExactly(0, 1, 128, 255);
        assertThat(Files.readAllBytes(file)[BIT_DEPTH_AT]).isEqualTo((byte) 8);
    }

    @Test
    void labelsTake16BitsBeyondThat() throws IOException {
        Path file = folder.resolve("labels.png");
        RasterWriter.writeLabels(file, new Size(2, 2), new int[] {0, 256, 32768, 65535});
        Image read = RasterReader.read(file);
        assertThat(read.depth()).isEqualTo(SampleDepth.UINT16);
        assertThat(read.samples()).containsExactly(0, 256, 32768, 65535);
    }

    @ParameterizedTest
    @ValueSource(ints = {65536, -1})
    void labelsThatFitNoPngAreRefusedAndNothingIsWritten(int id) {
        Path file = folder.resolve("labels.png");
        assertThatThrownBy(() -> RasterWriter.writeLabels(file, new Size(2, 1), new int[] {0, id}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value " + id + " at (x 1, y 0)")
                .hasMessageContaining("renumber");
        assertThat(file).doesNotExist();
    }

    @Test
    void aWrongCountIsRefused() {
        Path file = folder.resolve("a.png");
        assertThatThrownBy(() -> RasterWriter.writeMask(file, new Size(2, 2), new boolean[3]))
                .hasMessageContaining("needs 4 values, got 3");
        assertThatThrownBy(() -> RasterWriter.writeLabels(file, new Size(2, 2), new int[5]))
                .hasMessageContaining("needs 4 values, got 5");
    }
}
