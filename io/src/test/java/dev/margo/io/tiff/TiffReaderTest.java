package dev.margo.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.image.Affine;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files made by tifffile and Pillow. Channel c of pixel (x, y) of page p is {@code 61 p + 7 y + 3 x + 40 c}, times a factor,
 * as far as its type holds that.
 */
class TiffReaderTest {
    private static Volume read(String name) throws IOException {
        return VolumeReader.read(Path.of("src/test/resources/dev/margo/io/tiff", name));
    }

    private static double rule(int page, int y, int x, int c) {
        return 61.0 * page + 7 * y + 3 * x + 40 * c;
    }

    @ParameterizedTest
    @CsvSource({
        "imagej.tif, UINT16, 1, 4, 1",
        "big_endian_deflate.tif, INT16, 1, 3, -9",
        "bigtiff_tiled.tif, UINT32, 1, 2, 1000003",
        "rgb_planar.tif, UINT8, 3, 2, 1",
        "rgb_chunky_be.tif, UINT16, 3, 2, 100",
        "float64.tif, FLOAT64, 1, 2, 0.1",
        "int8.tif, INT8, 1, 2, 1",
        "lzw.tif, UINT8, 1, 3, 1",
        "packbits.tif, UINT8, 1, 3, 1",
        "deflate.tif, UINT8, 1, 3, 1"
    })
    void pagesAreSlices(String name, VoxelType type, int channels, int pages, double factor) throws IOException {
        Volume volume = read(name);
        assertThat(volume.layout()).isEqualTo(new Volume.Layout(type, channels, 1, OptionalDouble.empty()));
        assertThat(volume.grid().depth()).isEqualTo(pages);
        for (int z = 0; z < pages; z++) {
            Voxels slice = volume.stored(z, 0);
            for (int i = 0; i < slice.count(); i++) {
                int c = i % channels;
                int x = i / channels % volume.grid().width();
                int y = i / channels / volume.grid().width();
                double value = rule(z, y, x, c) * factor;
                double expected =
                        type == VoxelType.UINT8 ? (int) value & 0xFF : type == VoxelType.INT8 ? (byte) value : value;
                assertThat(slice.get(i)).as("(%s, %s, %s)", x, y, z).isEqualTo(expected);
            }
        }
    }

    @Test
    void lzwCodesGrowTo12BitsAndStartAnew() throws IOException {
        Voxels page = read("lzw_long.tif").stored(0, 0);
        for (int i = 0; i < page.count(); i++) {
            int x = i % 100;
            int y = i / 100;
            assertThat(page.get(i)).isEqualTo((7 * y + 3 * x) * 37 + ((x + y) * (x + y) >> 3) & 0xFF);
        }
    }

    @Test
    void bitsAreZeroesAndOnes() throws IOException {
        Voxels page = read("bits.tif").stored(1, 0);
        assertThat(page.get(0)).isEqualTo(1);
        assertThat(page.get(1)).isZero();
        assertThat(page.get(7)).isZero();
    }

    @Test
    void whereTheLeastIsWhiteValuesAreTurned() throws IOException {
        Volume volume = read("white_is_zero.tif");
        assertThat(volume.intensity().apply(volume.stored(1, 0).get(0))).isEqualTo(255 - 61);
    }

    @Test
    void imageJTellsSpacing() throws IOException {
        assertThat(read("imagej.tif").grid().toPatient())
                .satisfies(place -> assertThat(place.isClose(Affine.spaced(0.0005, 0.00025, 0.0025), 1e-12))
                        .isTrue());
    }

    @Test
    void imageJsChannelsAreTimesOfTheirOwn() throws IOException {
        Volume volume = read("imagej_hyper.tif");
        assertThat(volume.layout().times()).isEqualTo(4);
        assertThat(volume.grid().depth()).isEqualTo(3);
        assertThat(volume.grid().toPatient().spacing()).containsExactly(0.1, 0.1, 0.3);
        for (int t = 0; t < 2; t++) {
            for (int z = 0; z < 3; z++) {
                for (int c = 0; c < 2; c++) {
                    assertThat(volume.stored(z, 2 * t + c).get(0)).isEqualTo(rule((t * 3 + z) * 2 + c, 0, 0, 0));
                }
            }
        }
    }

    @Test
    void omeTellsSpacingAndTimes() throws IOException {
        Volume volume = read("ome.tif");
        assertThat(volume.layout().times()).isEqualTo(2);
        assertThat(volume.grid().toPatient()).isEqualTo(Affine.spaced(0.5, 0.25, 2));
        assertThat(volume.stored(1, 1).get(0)).isEqualTo(4 * 61 & 0xFF);
    }

    @Test
    void resolutionPerCentimetreIsSpacing() throws IOException {
        double[] mm = read("big_endian_deflate.tif").grid().toPatient().spacing();
        assertThat(mm[0]).isCloseTo(0.5, within(1e-12));
        assertThat(mm[2])
                .as("pages, of which nothing is said, lie as far apart as pixels")
                .isEqualTo(mm[0]);
    }
}
