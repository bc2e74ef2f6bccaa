package dev.margo.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.VoxelType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeFormatsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.nii", "a.nii.gz", "a.nrrd", "a.mha"})
    void theContentTellsTheFormatWhateverTheName(String name) throws IOException {
        var volume = SampleVolumes.volume(4, 3, 2, VoxelType.INT16, 1, 1, SampleVolumes.OBLIQUE);
        Path file = folder.resolve(name);
        VolumeWriter.write(file, volume);
        Path other = Files.move(file, folder.resolve("volume.dat"));
        assertThat(VolumeReader.read(other).stored(1, 0)).isEqualTo(volume.stored(1, 0));
    }

    @Test
    void anUnknownFileIsToldInOneLineWithTheFormats() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello");
        assertThatThrownBy(() -> VolumeReader.read(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContainingAll(
                        "its format is unknown", "NIfTI (.nii, ", "NRRD (", "MetaImage (", "NumPy (", "DICOM (");
        assertThatThrownBy(() -> VolumeReader.read(folder)).isInstanceOf(ImageFormatException.class);
        assertThatThrownBy(() -> VolumeReader.read(folder.resolve("gone.nii"))).isInstanceOf(IOException.class);
    }

    @Test
    void anUnknownEndingIsNotWritten() {
        var volume = SampleVolumes.volume(1, 1, 1, VoxelType.INT16, 1, 1, SampleVolumes.OBLIQUE);
        for (String name : new String[] {"a.bmp", "a.npy"}) {
            assertThatThrownBy(() -> VolumeWriter.write(folder.resolve(name), volume))
                    .isInstanceOf(FileNotWrittenException.class)
                    .hasMessageContainingAll("its ending names no format", ".nii.gz", ".nrrd", ".mha");
        }
    }
}
