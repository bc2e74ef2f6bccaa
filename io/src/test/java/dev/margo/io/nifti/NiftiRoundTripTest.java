package dev.margo.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.ImageFormatException;
import dev.margo.io.SampleVolumes;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NiftiRoundTripTest {
    private static final double FLOAT_ROUNDING_MM = 1e-4;

    @TempDir
    private Path folder;

    private static Stream<SampleVolumes.Named> samples() {
        return SampleVolumes.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void comesBackAsItWas(SampleVolumes.Named sample) throws IOException {
        for (String name : List.of("a.nii", "a.nii.gz")) {
            Path file = folder.resolve(name);
            VolumeWriter.write(file, sample.volume());
            SampleVolumes.assertSame(VolumeReader.read(file), sample.volume(), FLOAT_ROUNDING_MM);
        }
    }

    @Test
    void aPlaceThatFloatsHoldComesBackExactly() throws IOException {
        Volume volume = volume(3, Affine.of(-0.5, 0, 0, 10, 0, 0.25, 0, -20.125, 0, 0, 3, 30));
        assertThat(written(volume).grid()).isEqualTo(volume.grid());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theQformSaysTheSameAsTheSform(SampleVolumes.Named sample) throws IOException {
        Path file = folder.resolve("a.nii");
        VolumeWriter.write(file, sample.volume());
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean sheared = sample.name().startsWith("sheared");
        assertThat(header.getShort(252)).as("qform_code").isEqualTo((short) (sheared ? 0 : 1));
        header.putShort(254, (short) 0); // no sform
        if (!sheared) {
            Files.write(file, bytes);
            SampleVolumes.assertSame(VolumeReader.read(file), sample.volume(), FLOAT_ROUNDING_MM);
        }
    }

    @Test
    void rescaleAndLabelsAreKept() throws IOException {
        Volume counts = volume(2, Affine.spaced(1, 1, 1));
        Volume scaled = counts.withIntensity(new Intensity(Intensity.Kind.ARBITRARY, 0.5, -1024));
        assertThat(written(scaled).intensity()).isEqualTo(scaled.intensity());
        Path file = folder.resolve("labels.nii.gz");
        VolumeWriter.writeLabels(file, new Segmentation(counts, List.of(Segment.of("liver", 1))));
        assertThat(VolumeReader.read(file).intensity()).isEqualTo(Intensity.stored(Intensity.Kind.LABELS));
    }

    @Test
    void sizesBeyond32767AreWrittenAsNifti2() throws IOException {
        Volume wide = SampleVolumes.volume(40_000, 2, 2, VoxelType.INT8, 1, 1, SampleVolumes.OBLIQUE);
        Path file = folder.resolve("a.nii");
        VolumeWriter.write(file, wide);
        assertThat(Files.readAllBytes(file)).startsWith(0x1C, 2, 0, 0, 'n', '+', '2');
        SampleVolumes.assertSame(VolumeReader.read(file), wide, 1e-12);
    }

    @Test
    void slicesAreReadFromThePlainFileWhenTheyAreAskedFor() throws IOException {
        Path file = folder.resolve("a.nii");
        VolumeWriter.write(file, volume(3, Affine.spaced(1, 1, 1)));
        Volume read = VolumeReader.read(file);
        Files.write(file, new byte[400]);
        assertThatThrownBy(() -> read.stored(2, 0))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(ImageFormatException.class)
                .hasMessageContaining("has changed since it was opened");
    }

    @Test
    void pairsAreNotWritten() {
        Volume volume = volume(1, Affine.spaced(1, 1, 1));
        assertThatThrownBy(() -> VolumeWriter.write(folder.resolve("a.hdr"), volume))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContaining("NIfTI (.nii, .nii.gz)");
    }

    private Volume written(Volume volume) throws IOException {
        Path file = folder.resolve("a.nii");
        VolumeWriter.write(file, volume);
        return VolumeReader.read(file);
    }

    private static Volume volume(int depth, Affine place) {
        return SampleVolumes.volume(4, 3, depth, VoxelType.INT16, 1, 1, place);
    }
}
