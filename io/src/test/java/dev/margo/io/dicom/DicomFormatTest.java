package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.Volume;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DICOM through the door to all formats. */
class DicomFormatTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsKnownByItsContent() throws IOException {
        Path file = Files.write(folder.resolve("IM0001"), DicomBytes.ct(0).file());
        assertThat(VolumeReader.read(file).grid().depth()).isEqualTo(1);
    }

    @Test
    void aFolderIsOneSeries() throws IOException {
        for (int z = 0; z < 3; z++) {
            Files.write(folder.resolve("slice" + z), DicomBytes.ct(z).file());
        }
        assertThat(VolumeReader.read(folder).grid().depth()).isEqualTo(3);
    }

    @Test
    void aFolderWithoutImagesIsToldSo() {
        assertThatThrownBy(() -> VolumeReader.read(folder))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void whereTheLeastValueIsWhitePicturesAreTurned() throws IOException {
        Volume straight = read(DicomBytes.ct(0));
        Volume turned = read(DicomBytes.ct(0).text(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME1"));
        Image before = straight.slice(Axis.Z, 0, 0);
        Image after = turned.slice(Axis.Z, 0, 0);
        float sum = before.sample(0, 0, 0) + after.sample(0, 0, 0);
        for (int x = 0; x < before.width(); x++) {
            assertThat(before.sample(x, 1, 0) + after.sample(x, 1, 0)).isEqualTo(sum);
        }
        assertThat(after.sample(0, 0, 0)).isGreaterThan(after.sample(1, 0, 0));
    }

    private Volume read(DicomBytes bytes) throws IOException {
        return VolumeReader.read(Files.write(folder.resolve("one.dcm"), bytes.file()));
    }
}
