package dev.margo.io.nrrd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Affine;
import dev.margo.image.Colour;
import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
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

class NrrdRoundTripTest {
    @TempDir
    private Path folder;

    private static Stream<SampleVolumes.Named> samples() {
        return SampleVolumes.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void comesBackExactly(SampleVolumes.Named sample) throws IOException {
        Path file = folder.resolve("a.nrrd");
        VolumeWriter.write(file, sample.volume());
        SampleVolumes.assertSame(VolumeReader.read(file), sample.volume(), 0);
    }

    @Test
    void aRescaleIsCarriedOut() throws IOException {
        Volume stored = SampleVolumes.volume(4, 3, 2, VoxelType.UINT8, 1, 1, SampleVolumes.OBLIQUE);
        Path file = folder.resolve("a.nrrd");
        VolumeWriter.write(file, stored.withIntensity(new Intensity(Intensity.Kind.HOUNSFIELD, 2, -1024)));
        Volume read = VolumeReader.read(file);
        assertThat(read.layout().type()).isEqualTo(VoxelType.INT16);
        assertThat(read.stored(1, 0).get(1)).isEqualTo(2 * 255 - 1024);
    }

    @Test
    void segmentsKeepTheirNamesColoursAndLayers() throws IOException {
        Volume labels = SampleVolumes.volume(5, 4, 3, VoxelType.UINT8, 1, 2, Affine.spaced(1, 2, 3));
        List<Segment> segments = List.of(
                new Segment("Leber \\ links\nlobe \u00e4", 1, 0, new Colour(255, 128, 1)), Segment.of("tumour", 7));
        List<Segment> layered = List.of(segments.get(0), segments.get(1), new Segment("", 2, 1, Colour.ofLabel(65535)));
        Path file = folder.resolve("a.seg.nrrd");
        VolumeWriter.writeLabels(file, new Segmentation(labels, layered));
        Segmentation read = VolumeReader.readLabels(file);
        assertThat(read.segments()).isEqualTo(layered);
        for (int t = 0; t < 2; t++) {
            for (int z = 0; z < 3; z++) {
                assertThat(read.labels().stored(z, t)).isEqualTo(labels.stored(z, t));
            }
        }
        assertThat(VolumeReader.read(file).intensity().kind()).isEqualTo(Intensity.Kind.LABELS);
    }
}
