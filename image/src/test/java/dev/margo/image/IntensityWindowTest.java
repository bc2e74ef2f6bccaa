package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntensityWindowTest {

    @Test
    void abdomenWindowGoesFromMinus160To240AndCutsFractions() {
        Image ct = row(SampleDepth.INT16, -1024, -160, -159, 40, 239, 240, 3000);
        assertThat(values(IntensityWindow.abdomenCt().apply(ct))).containsExactly(0, 0, 0, 127, 254, 255, 255);
    }

    @ParameterizedTest
    @CsvSource({"-600, 1500, -1350, 150", "40, 80, 0, 80", "400, 1800, -500, 1300"})
    void levelAndWidthGiveTheBounds(double level, double width, double low, double high) {
        assertThat(IntensityWindow.levelWidth(level, width)).isEqualTo(IntensityWindow.range(low, high));
    }

    @Test
    void identityKeepsEveryDisplayValue() {
        float[] samples = new float[256];
        for (int i = 0; i < 256; i++) {
            samples[i] = i;
        }
        byte[] values = IntensityWindow.identity()
                .apply(Image.gray(new Size(256, 1), SampleDepth.UINT8, samples))
                .bytes();
        for (int i = 0; i < 256; i++) {
            assertThat(values[i] & 0xFF).isEqualTo(i);
        }
    }

    @Test
    void identityRefusesOtherValuesAndSaysWhatToDo() {
        Image ct = row(SampleDepth.INT16, -1024, 300);
        assertThatThrownBy(() -> IntensityWindow.identity().apply(ct))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1024.0..300.0")
                .hasMessageContaining("percentiles()");
    }

    // expected values: numpy.percentile(range(1, 13), [0.5, 99.5]) and ([0.95, 99.5]), numpy 1.24.2
    @Test
    void percentilesCountOnlySamplesAboveZeroAndInterpolateLikeNumpy() {
        Image image = row(SampleDepth.UINT16, 0, 0, 5, 3, 1, 2, 4, 9, 8, 7, 6, 10, 11, 12, 0);
        assertRange(IntensityWindow.percentiles().fit(image), 1.055, 11.945);
        assertRange(IntensityWindow.percentilesOfMedSamPaper().fit(image), 1.1045, 11.945);
        assertThat(IntensityWindow.percentiles().apply(image).value(0, 0, 0)).isZero();
    }

    @Test
    void ranksAreThoseOfTheSortedSamplesOfAllSlices() {
        Image one = row(SampleDepth.FLOAT, 3.5f, -2.25f, 1e30f, 0);
        Image two = row(SampleDepth.FLOAT, -1e-20f, 7, -8e12f);
        List<Image> slices = List.of(one, two);
        assertRange(new IntensityWindow.Percentiles(0, 50, false).fit(slices), -8e12f, 0);
        assertRange(new IntensityWindow.Percentiles(50, 100, false).fit(slices), 0, 1e30f);
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "-3"})
    void aConstantPictureBecomesBlackInsteadOfDividingByZero(float value) {
        Image flat = row(SampleDepth.FLOAT, value, value, value);
        assertThat(values(IntensityWindow.minMax().apply(flat))).containsOnly(0);
        assertThat(values(IntensityWindow.percentiles().apply(flat))).containsOnly(0);
        assertThat(values(IntensityWindow.abdomenCt().stretched().apply(flat))).containsOnly(0);
    }

    @Test
    void stretchingUsesOnlyIntensitiesThatOccurInsideTheRange() {
        Image ct = row(SampleDepth.INT16, -100, 0, 900);
        assertRange(IntensityWindow.medSamV1Ct().stretched().fit(ct), -100, 900);
        assertRange(IntensityWindow.abdomenCt().stretched().fit(ct), -100, 240);
    }

    @Test
    void oneFittedWindowShowsAllSlicesAlike() {
        Image dark = row(SampleDepth.UINT16, 0, 100);
        Image bright = row(SampleDepth.UINT16, 200, 1000);
        IntensityWindow volume = IntensityWindow.minMax().fit(List.of(dark, bright));
        assertThat(values(volume.apply(dark))).containsExactly(0, 25);
        assertThat(values(volume.apply(bright))).containsExactly(51, 255);
    }

    @Test
    void automaticShows8BitPicturesAsTheyAreAndFitsTheRest() {
        assertRange(IntensityWindow.automatic().fit(row(SampleDepth.UINT8, 3, 9)), 0, 255);
        assertRange(IntensityWindow.automatic().fit(row(SampleDepth.UINT16, 0, 3, 3)), 3, 3);
        assertRange(IntensityWindow.automatic().fit(row(SampleDepth.INT16, -200, 200)), -198, 198);
    }

    @Test
    void refusesWindowsThatAreNone() {
        assertThatThrownBy(() -> IntensityWindow.range(5, 5)).hasMessageContaining("empty");
        assertThatThrownBy(() -> IntensityWindow.range(Double.NaN, 5)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> IntensityWindow.levelWidth(40, 0)).hasMessageContaining("width");
        assertThatThrownBy(() -> new IntensityWindow.Percentiles(5, 101, true)).hasMessageContaining("101");
        assertThatThrownBy(() -> IntensityWindow.minMax().fit(List.of())).hasMessageContaining("no slices");
    }

    private static void assertRange(IntensityWindow.Range range, double low, double high) {
        assertThat(range.low()).isCloseTo(low, within(1e-12 * Math.abs(low) + 1e-12));
        assertThat(range.high()).isCloseTo(high, within(1e-12 * Math.abs(high) + 1e-12));
    }

    private static Image row(SampleDepth depth, float... samples) {
        return Image.gray(new Size(samples.length, 1), depth, samples);
    }

    private static int[] values(ByteImage image) {
        int[] values = new int[image.width()];
        for (int x = 0; x < values.length; x++) {
            values[x] = image.value(x, 0, 0);
        }
        return values;
    }
}
