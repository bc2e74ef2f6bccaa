package dev.margo.tensor;

import static dev.margo.testkit.TensorAssert.assertCloseToLargest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.testkit.FormulaWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RowProductTest {
    private static final int ROWS = 37;
    private static final int IN = 96;
    private static final int OUT = 48;

    @ParameterizedTest(name = "{0} within {1} of the largest value")
    @CsvSource({"FLOAT32, 1e-6", "BFLOAT16, 0.01", "INT8, 0.02"})
    void comesAsCloseToTheExactProductAsItsNumbersAllow(Precision precision, double tolerance) {
        try (TensorScope scope = TensorScope.open("test")) {
            Tensor x = tensor("x", ROWS, IN);
            Tensor weight = tensor("weight", OUT, IN);
            Tensor bias = tensor("bias", OUT);
            float[] expected = Functional.linear(x, weight, bias).toFloats();
            try (RowProduct product = precision.prepare(weight, bias)) {
                Tensor target = Tensor.empty(ROWS, OUT);
                product.into(target, x);
                assertCloseToLargest("product", expected, target.toFloats(), tolerance);
                product.addTo(target, x);
                assertCloseToLargest("added once more", twice(expected), target.toFloats(), tolerance);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void writesIntoAPartOfWiderMemoryAndNowhereElse(Precision precision) {
        try (TensorScope scope = TensorScope.open("test");
                RowProduct product = precision.prepare(tensor("weight", OUT, IN), tensor("bias", OUT))) {
            Tensor wide = Tensor.zeros(ROWS, 3 * OUT);
            product.into(wide.narrow(1, OUT, OUT), tensor("x", ROWS, IN));
            float[] left = wide.narrow(1, 0, OUT).toFloats();
            float[] right = wide.narrow(1, 2L * OUT, OUT).toFloats();
            assertThat(left).containsOnly(0);
            assertThat(right).containsOnly(0);
            assertThat(wide.narrow(1, OUT, OUT).toFloats()).doesNotContain(0);
        }
    }

    @Test
    void survivesAnOutputWithoutWeights() {
        try (TensorScope scope = TensorScope.open("test");
                RowProduct product = Precision.INT8.prepare(Tensor.zeros(OUT, IN), tensor("bias", OUT))) {
            Tensor target = Tensor.empty(ROWS, OUT);
            product.into(target, tensor("x", ROWS, IN));
            assertCloseToLargest(
                    "bias",
                    tensor("bias", OUT).toFloats(),
                    target.narrow(0, 3, 1).toFloats(),
                    1e-6);
        }
    }

    @Test
    void readsItsNameAndSaysWhichThereAre() {
        assertThat(Precision.parse("int8")).isEqualTo(Precision.INT8);
        assertThatThrownBy(() -> Precision.parse("fp16"))
                .hasMessage("precision 'fp16' is unknown; write float32, bfloat16 or int8");
    }

    private static Tensor tensor(String name, long... shape) {
        return Tensor.of(FormulaWeights.of(name, shape), shape);
    }

    private static float[] twice(float[] values) {
        float[] doubled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            doubled[i] = 2 * values[i];
        }
        return doubled;
    }
}
