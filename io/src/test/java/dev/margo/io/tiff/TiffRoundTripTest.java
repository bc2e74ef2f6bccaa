package dev.margo.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.SampleVolumes;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TiffRoundTripTest {
    @TempDir
    private Path folder;

    static Stream<SampleVolumes.Named> volumes() {
        return SampleVolumes.all();
    }

    /** All but the place, which TIFF does not know; of that the spacing. */
    @ParameterizedTest
    @MethodSource("volumes")
    void voxelsAndSpacingComeBack(SampleVolumes.Named sample) throws IOException {
        Path file = folder.resolve("a.tif");
        VolumeWriter.write(file, sample.volume());
        double[] mm = sample.volume().grid().toPatient().spacing();
        Volume expected = sample.volume().withPlace(Affine.spaced(mm[0], mm[1], mm[2]));
        SampleVolumes.assertSame(VolumeReader.read(file), expected, 1e-9);
    }

    @Test
    void aRescaleIsCarriedOut() throws IOException {
        Volume volume = SampleVolumes.volume(3, 2, 2, VoxelType.UINT8, 1, 1, Affine.spaced(1, 1, 1))
                .withIntensity(new Intensity(Intensity.Kind.HOUNSFIELD, 2, -1024));
        Path file = folder.resolve("ct.tif");
        VolumeWriter.write(file, volume);
        assertThat(VolumeReader.read(file).stored(0, 0).get(0)).isEqualTo(-1024);
        assertThat(VolumeReader.read(file).stored(0, 0).type()).isEqualTo(VoxelType.INT16);
    }

    @Test
    void labelsBeyond16BitsComeBack() throws IOException {
        Voxels ids = Voxels.of(VoxelType.UINT32, 0, 65_536, 16_777_217, 4_294_967_295.0);
        Volume labels = Volume.of(
                new VoxelGrid(2, 2, 1, Affine.spaced(1, 1, 1)),
                Volume.Layout.single(VoxelType.UINT32),
                Intensity.stored(Intensity.Kind.LABELS),
                List.of(ids));
        Path file = folder.resolve("labels.tiff");
        VolumeWriter.write(file, labels);
        assertThat(VolumeReader.readLabels(file).labels().stored(0, 0)).isEqualTo(ids);
    }

    @Test
    void moreThan4GbAreRefusedBeforeAnythingIsWritten() {
        Volume large = Volume.of(
                new VoxelGrid(30_000, 30_000, 3, Affine.spaced(1, 1, 1)),
                Volume.Layout.single(VoxelType.INT16),
                Intensity.stored(Intensity.Kind.ARBITRARY),
                (z, t) -> {
                    throw new AssertionError("a slice was asked for");
                });
        assertThatThrownBy(() -> VolumeWriter.write(folder.resolve("a.tif"), large))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContaining("4 GB at most");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void resolutionsAreTheNearestFractions() {
        for (double value : new double[] {1, 2, 1 / 0.75, 1 / 3.3, 1e-5, 12_345.678, 1 / 0.7421875}) {
            Rational near = Rational.near(value);
            assertThat((double) near.numerator() / near.denominator()).isCloseTo(value, within(value * 1e-9));
        }
    }
}
