package dev.margo.tinyvit;

import static dev.margo.testkit.TensorAssert.assertCloseToLargest;

import dev.margo.tensor.Functional;
import dev.margo.tensor.Into;
import dev.margo.tensor.Libtorch;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.testkit.FormulaWeights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A convolution band by band against the same in one piece. */
class RollingConvolutionTest {
    private static final int CHANNELS = 16;

    private final int threadsBefore = Libtorch.threads();

    /** Few, so that a thread has more than one band. */
    @BeforeEach
    void limitThreads() {
        Libtorch.setThreads(2);
    }

    @AfterEach
    void restoreThreads() {
        Libtorch.setThreads(threadsBefore);
    }

    @ParameterizedTest(name = "{0} x {1}, stride {2}, bands of {3} rows")
    @CsvSource({"1, 5, 1, 2", "64, 9, 1, 2", "65, 8, 1, 3", "1, 4, 2, 2", "64, 9, 2, 2", "97, 7, 2, 3", "65, 9, 2, 100"
    })
    void equalsTheConvolutionOfTheWholeMap(int height, int width, int stride, int bandRows) {
        try (TensorScope scope = TensorScope.open("test")) {
            FoldedConv conv =
                    new FoldedConv(formula("weight", CHANNELS, 1, 3, 3), formula("bias", CHANNELS), stride, CHANNELS);
            Tensor map = formula("map", height, width, CHANNELS);
            Tensor result = Tensor.empty(conv.shrink(height), conv.shrink(width), CHANNELS);
            new RollingConvolution(conv, height, width, CHANNELS, bandRows * stride * width * CHANNELS)
                    .run(
                            "test",
                            (rows, first, count) -> Into.copy(rows, map.narrow(0, first, count)),
                            (rows, first, count) -> Into.copy(result.narrow(0, first, count), rows));
            assertCloseToLargest("convolved map", whole(conv, map), result.toFloats(), 1e-6);
        }
    }

    private static float[] whole(FoldedConv conv, Tensor map) {
        Tensor planes = map.permute(2, 0, 1).unsqueeze(0);
        return Functional.conv2d(planes, conv.weight(), conv.bias(), conv.stride(), 1, conv.groups())
                .select(0, 0)
                .permute(1, 2, 0)
                .toFloats();
    }

    private static Tensor formula(String name, long... shape) {
        return Tensor.of(FormulaWeights.of(name, shape), shape);
    }
}
