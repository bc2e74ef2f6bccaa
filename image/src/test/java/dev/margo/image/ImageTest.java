package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {

    @Test
    void samplesAreReadByColumnRowAndChannel() {
        Image image = Image.rgb(new Size(2, 2), SampleDepth.UINT8, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        assertThat(image.sample(1, 0, 2)).isEqualTo(5);
        assertThat(image.sample(0, 1, 0)).isEqualTo(6);
        assertThatThrownBy(() -> image.sample(2, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void neitherTheGivenNorTheReturnedArrayReachesInside() {
        float[] samples = {1, 2};
        Image image = Image.gray(new Size(2, 1), SampleDepth.FLOAT, samples);
        samples[0] = 9;
        image.samples()[1] = 9;
        assertThat(image.samples()).containsExactly(1, 2);
        byte[] values = {1, 2};
        ByteImage bytes = ByteImage.gray(new Size(2, 1), values);
        values[0] = 9;
        bytes.bytes()[1] = 9;
        assertThat(bytes.bytes()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aSampleThatIsNoNumberIsRefusedWithItsPlace(float bad) {
        float[] samples = new float[12];
        samples[8] = bad;
        assertThatThrownBy(() -> Image.rgb(new Size(2, 2), SampleDepth.FLOAT, samples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(x 0, y 1), channel 2")
                .hasMessageContaining(Float.toString(bad));
    }

    @ParameterizedTest
    @CsvSource({"UINT8, 256", "UINT8, -1", "UINT8, 1.5", "UINT16, 65536", "INT16, -32769"})
    void aSampleOutsideItsDepthIsRefused(SampleDepth depth, float bad) {
        assertThatThrownBy(() -> Image.gray(new Size(1, 1), depth, new float[] {bad}))
                .hasMessageContaining(depth + " needs a whole number");
    }

    @Test
    void aWrongCountOfSamplesOrChannelsIsRefused() {
        Size size = new Size(3, 2);
        assertThatThrownBy(() -> Image.gray(size, SampleDepth.FLOAT, new float[5]))
                .hasMessageContaining("3 x 2")
                .hasMessageContaining("6 samples, got 5");
        assertThatThrownBy(() -> ByteImage.of(size, 4, new byte[24])).hasMessageContaining("got 4");
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "5, 0", "-1, 5", "65536, 65536"})
    void sizesWithoutPixelsOrBeyondAnArrayAreRefused(int width, int height) {
        assertThatThrownBy(() -> new Size(width, height))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(width + " x " + height);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, -1", "NaN, 1", "1, Infinity"})
    void spacingMustBePositive(double x, double y) {
        assertThatThrownBy(() -> new PixelSpacing(x, y)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spacingIsKnownOnlyWhenGiven() {
        Image image = Image.gray(new Size(1, 1), SampleDepth.FLOAT, new float[1]);
        assertThat(image.spacing()).isEmpty();
        assertThat(image.withSpacing(new PixelSpacing(0.5, 0.7)).spacing()).contains(new PixelSpacing(0.5, 0.7));
    }

    @Test
    void grayBecomesRgbByRepetition() {
        ByteImage gray = ByteImage.gray(new Size(2, 1), new byte[] {7, -1});
        assertThat(gray.toRgb().bytes()).containsExactly(7, 7, 7, -1, -1, -1);
        assertThat(gray.toRgb().toRgb()).isEqualTo(gray.toRgb());
        assertThat(gray.toRgb().value(1, 0, 2)).isEqualTo(255);
    }
}
