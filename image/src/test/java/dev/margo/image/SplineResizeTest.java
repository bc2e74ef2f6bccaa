package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.testkit.GoldenFile;
import dev.margo.testkit.GoldenTensor;
import dev.margo.testkit.TensorAssert;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplineResizeTest {
    private static final GoldenFile REFERENCE = Reference.own();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void cubicAgreesWithScikitImage(int n) {
        GoldenTensor in = REFERENCE.get(n + ".in");
        GoldenTensor expected = REFERENCE.get(n + ".spline");
        Size to = Reference.size(expected);
        float[] planes = SplineResize.cubic(Reference.planes(in), Reference.size(in), to);
        float[] interleaved = new float[planes.length];
        for (int i = 0; i < planes.length; i++) {
            interleaved[i] = planes[i % 3 * to.area() + i / 3];
        }
        TensorAssert.assertClose("spline " + n, expected, expected.shape(), interleaved, 2e-5, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void cubicOfAPictureIsCutToWholeNumbersAsInMedSam(int n) {
        byte[] expected = REFERENCE.get(n + ".spline_uint8").bytes();
        GoldenTensor uncut = REFERENCE.get(n + ".spline");
        ByteImage image = Reference.picture(REFERENCE.get(n + ".in"));
        float[] values = uncut.floats();
        byte[] actual = SplineResize.cubic(image, Reference.size(uncut)).bytes();
        for (int i = 0; i < expected.length; i++) {
            float value = values[i];
            boolean decidedByTheLastBit = Math.abs(value - Math.rint(value)) < 1e-4;
            assertThat(Math.abs((actual[i] & 0xFF) - (expected[i] & 0xFF)))
                    .as("value %s, %s before the cut", i, value)
                    .isLessThanOrEqualTo(decidedByTheLastBit ? 1 : 0);
        }
    }

    @Test
    void aConstantPictureStaysConstant() {
        byte[] values = new byte[12];
        Arrays.fill(values, (byte) 200);
        ByteImage image = ByteImage.gray(new Size(4, 3), values);
        assertThat(SplineResize.cubic(image, new Size(17, 2)).bytes()).containsOnly((byte) 200);
    }
}
