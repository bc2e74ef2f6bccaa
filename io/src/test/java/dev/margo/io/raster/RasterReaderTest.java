package dev.margo.io.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.image.Image;
import dev.margo.image.PixelSpacing;
import dev.margo.image.SampleDepth;
import dev.margo.testkit.GoldenFile;
import dev.margo.testkit.GoldenTensor;
import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RasterReaderTest {

    /** {@code base} is the formula of make_pictures.py before its last step. */
    private interface Formula {
        float at(int base, int channel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "4", "8"})
    void grayPngIsSpreadOver8Bits(int bits) throws IOException {
        int levels = 1 << bits;
        assertPicture("gray" + bits + ".png", 1, SampleDepth.UINT8, (base, c) -> base % levels * 255f / (levels - 1));
    }

    @Test
    void sixteenBitPngKeepsItsValues() throws IOException {
        assertPicture("gray16.png", 1, SampleDepth.UINT16, (base, c) -> base * 173 % 65536);
        assertPicture("rgb16.png", 3, SampleDepth.UINT16, (base, c) -> (base + 53 * c) * 173 % 65536);
    }

    @ParameterizedTest
    @CsvSource({"gray_alpha8.png, 1", "rgb8.png, 3", "rgba8.png, 3"})
    void colourPngKeepsItsValuesAndLosesAlpha(String file, int channels) throws IOException {
        assertPicture(file, channels, SampleDepth.UINT8, (base, c) -> (base + 53 * c) % 256);
    }

    @Test
    void aPaletteIsReplacedByItsColours() throws IOException {
        assertPicture("palette4.png", 3, SampleDepth.UINT8, (base, c) -> (53 * c + 20 * (base % 8)) % 256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gray8.tif", "lzw.tif", "deflate.tif", "packbits.tif", "two_pages.tif", "white_is_zero8.tif"})
    void eightBitTiffKeepsItsValuesUnderEveryCompression(String file) throws IOException {
        assertPicture(file, 1, SampleDepth.UINT8, (base, c) -> base % 256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gray16.tif", "gray16_big_endian.tif", "white_is_zero16.tif"})
    void sixteenBitTiffKeepsItsValues(String file) throws IOException {
        assertPicture(file, 1, SampleDepth.UINT16, (base, c) -> base * 173 % 65536);
    }

    @Test
    void otherTiffSampleTypesAreReadToo() throws IOException {
        assertPicture("int16.tif", 1, SampleDepth.INT16, (base, c) -> base * 17 - 3000);
        assertPicture("float32.tif", 1, SampleDepth.FLOAT, (base, c) -> base / 8f - 10);
        assertPicture("bilevel.tif", 1, SampleDepth.UINT8, (base, c) -> base % 2 * 255);
        assertPicture("rgb8.tif", 3, SampleDepth.UINT8, (base, c) -> (base + 53 * c) % 256);
        assertPicture("rgb16_planar.tif", 3, SampleDepth.UINT16, (base, c) -> base + 53 * c);
    }

    @Test
    void tiffResolutionBecomesSpacingInMillimetres() throws IOException {
        PixelSpacing perCentimetre = read("gray16.tif").spacing().orElseThrow();
        assertThat(perCentimetre.xMm()).isCloseTo(0.5, within(1e-9));
        assertThat(perCentimetre.yMm()).isCloseTo(0.25, within(1e-9));
        PixelSpacing perInch = read("lzw.tif").spacing().orElseThrow();
        assertThat(perInch.xMm()).isCloseTo(0.1, within(1e-9));
        assertThat(perInch.yMm()).isCloseTo(0.2, within(1e-9));
        assertThat(read("gray8.tif").spacing()).isEmpty(); // 1 x 1 without a unit
        assertThat(read("deflate.tif").spacing()).isEmpty(); // none at all
        assertThat(read("gray8.png").spacing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gray.jpg", "color.jpg", "progressive.jpg", "ycbcr.tif"})
    void lumaAndChromaBecomeRgbAsInPillow(String file) throws IOException {
        GoldenTensor expected =
                GoldenFile.read(path("jpeg_decoded.safetensors")).get(file);
        Image image = read(file);
        assertThat(image.channels()).isEqualTo(expected.shape().length == 2 ? 1 : 3);
        float[] samples = image.samples();
        byte[] bytes = expected.bytes();
        assertThat(samples).hasSize(bytes.length);
        for (int i = 0; i < samples.length; i++) {
            assertThat(samples[i]).as("value %s", i).isCloseTo(bytes[i] & 0xFF, within(2f));
        }
    }

    @Test
    void theNameOfTheFileDoesNotMatter(@TempDir Path folder) throws IOException {
        Path misnamed = Files.copy(path("gray8.png"), folder.resolve("picture.tif.jpg"));
        assertThat(RasterReader.read(misnamed)).isEqualTo(read("gray8.png"));
    }

    @Test
    @NeedsShared("data/formats/tiff")
    void microscopyTiffsOfOtherProgramsAreRead() throws IOException {
        Image nuclei = RasterReader.read(Shared.path("data/formats/tiff/stardist__img2d.tif"));
        assertThat(nuclei.depth()).isEqualTo(SampleDepth.UINT16);
        assertThat(nuclei.size()).hasToString("512 x 512");
        Image neurons = RasterReader.read(Shared.path("data/formats/tiff/groundtruth-drosophila-vnc__00.tif"));
        assertThat(neurons.size()).hasToString("1024 x 1024");
    }

    private static void assertPicture(String file, int channels, SampleDepth depth, Formula formula)
            throws IOException {
        Image image = read(file);
        assertThat(image.size()).hasToString("7 x 5");
        assertThat(image.channels()).isEqualTo(channels);
        assertThat(image.depth()).isEqualTo(depth);
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                for (int c = 0; c < channels; c++) {
                    assertThat(image.sample(x, y, c))
                            .as("%s at (%s, %s, %s)", file, x, y, c)
                            .isEqualTo(formula.at(37 * x + 91 * y, c));
                }
            }
        }
    }

    private static Image read(String file) throws IOException {
        return RasterReader.read(path(file));
    }

    private static Path path(String file) {
        return Path.of("src/test/resources/raster").resolve(file);
    }
}
