package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.testkit.Golden;
import dev.margo.testkit.GoldenFile;
import dev.margo.testkit.GoldenTensor;
import dev.margo.testkit.TensorAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchResizeTest {
    private static final GoldenFile GOLDEN = Golden.file("resize/expected.safetensors");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void bilinearAgreesWithTorch(int n) {
        GoldenTensor in = GOLDEN.get(n + ".in");
        GoldenTensor expected = GOLDEN.get(n + ".torch_bilinear");
        Size to = new Size(expected.size(3), expected.size(2));
        float[] actual = TorchResize.bilinear(Reference.planes(in), Reference.size(in), to);
        TensorAssert.assertClose("bilinear " + n, expected, expected.shape(), actual, 1e-4, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void bilinearAntialiasAgreesWithTorch(int n) {
        GoldenTensor in = GOLDEN.get(n + ".in");
        GoldenTensor expected = GOLDEN.get(n + ".torch_bilinear_antialias");
        Size to = new Size(expected.size(3), expected.size(2));
        float[] actual = TorchResize.bilinearAntialias(Reference.planes(in), Reference.size(in), to);
        TensorAssert.assertClose("antialias " + n, expected, expected.shape(), actual, 1e-3, 0);
    }

    @ParameterizedTest(name = "{0} x {1} -> {2} x {3}")
    @CsvSource({"1, 1, 5, 4", "7, 5, 3, 9", "4, 4, 4, 4", "9, 2, 2, 1", "256, 3, 100, 50"})
    void bilinearEqualsThePlainFormula(int width, int height, int outWidth, int outHeight) {
        Size from = new Size(width, height);
        Size to = new Size(outWidth, outHeight);
        float[] planes = new float[2 * from.area()];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (float) Math.sin(i * 1.7);
        }
        float[] actual = TorchResize.bilinear(planes, from, to);
        for (int i = 0; i < actual.length; i++) {
            int plane = i / to.area() * from.area();
            double expected = at(
                    planes,
                    plane,
                    from,
                    source(width, outWidth, i % to.area() % outWidth),
                    source(height, outHeight, i % to.area() / outWidth));
            assertThat((double) actual[i]).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void refusesAnArrayThatIsNotWholePlanes() {
        assertThatThrownBy(() -> TorchResize.bilinear(new float[7], new Size(2, 3), new Size(4, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 values")
                .hasMessageContaining("2 x 3");
    }

    private static double source(int in, int out, int i) {
        return Math.max((double) in / out * (i + 0.5) - 0.5, 0);
    }

    private static double at(float[] planes, int plane, Size size, double x, double y) {
        int x0 = (int) x;
        int y0 = (int) y;
        int x1 = Math.min(x0 + 1, size.width() - 1);
        int y1 = Math.min(y0 + 1, size.height() - 1);
        double upper = (1 - x + x0) * planes[plane + y0 * size.width() + x0]
                + (x - x0) * planes[plane + y0 * size.width() + x1];
        double lower = (1 - x + x0) * planes[plane + y1 * size.width() + x0]
                + (x - x0) * planes[plane + y1 * size.width() + x1];
        return (1 - y + y0) * upper + (y - y0) * lower;
    }
}
