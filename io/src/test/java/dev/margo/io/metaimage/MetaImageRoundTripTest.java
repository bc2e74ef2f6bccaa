package dev.margo.io.metaimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.SampleVolumes;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetaImageRoundTripTest {
    /** A step is a cosine times a spacing in the file, and their product rounds. */
    private static final double ROUNDING_MM = 1e-14;

    @TempDir
    private Path folder;

    private static Stream<SampleVolumes.Named> samples() {
        return SampleVolumes.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void comesBackButForTheTimeStep(SampleVolumes.Named sample) throws IOException {
        Path file = folder.resolve("a.mha");
        VolumeWriter.write(file, sample.volume());
        SampleVolumes.assertSame(VolumeReader.read(file), withoutTimeStep(sample.volume()), ROUNDING_MM);
    }

    @Test
    void hounsfieldUnitsAreKnownAgain() throws IOException {
        Volume stored = SampleVolumes.volume(4, 3, 2, VoxelType.UINT8, 1, 1, SampleVolumes.OBLIQUE);
        Path file = folder.resolve("a.mha");
        VolumeWriter.write(file, stored.withIntensity(new Intensity(Intensity.Kind.HOUNSFIELD, 0.5, -1024)));
        Volume read = VolumeReader.read(file);
        assertThat(read.intensity()).isEqualTo(Intensity.stored(Intensity.Kind.HOUNSFIELD));
        assertThat(read.layout().type()).isEqualTo(VoxelType.FLOAT32);
        assertThat(read.stored(1, 0).get(1)).isEqualTo(0.5 * 255 - 1024);
    }

    private static Volume withoutTimeStep(Volume volume) {
        Volume.Layout layout = volume.layout();
        return Volume.of(
                volume.grid(),
                new Volume.Layout(layout.type(), layout.channels(), layout.times(), OptionalDouble.empty()),
                volume.intensity(),
                volume::stored);
    }
}
