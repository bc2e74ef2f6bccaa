package dev.margo.sam;

import static dev.margo.testkit.TensorAssert.assertCloseToLargest;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.tensor.Device;
import dev.margo.tensor.Precision;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.testkit.FormulaWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole encoders as they are chosen for this machine, against the plain ones. */
class InferenceEncoderTest {
    private static final double TOLERANCE = 2e-5;

    @ParameterizedTest(name = "{0} images of {1} px")
    @CsvSource({"1, 128", "3, 64"})
    void vitGivesThePlainEmbedding(int images, int side) {
        check(SamConfig.tiny(), images, side);
    }

    @ParameterizedTest(name = "{0} images of {1} px")
    @CsvSource({"1, 128", "2, 96"})
    void mobileSamGivesThePlainEmbedding(int images, int side) {
        check(SamConfig.vitT(), images, side);
    }

    @ParameterizedTest(name = "{0} images of {1} px")
    @CsvSource({"1, 256", "2, 192"})
    void margoTinyGivesThePlainEmbedding(int images, int side) {
        check(SamConfig.margoTiny(), images, side);
    }

    @Test
    void mobileSamHasFloat32Only() {
        try (Sam sam = FormulaSam.load(SamConfig.vitT())) {
            assertThatThrownBy(() -> InferenceEncoder.of(sam, Device.cpu(), Precision.INT8))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("precision int8")
                    .hasMessageContaining("use float32");
        }
    }

    private static void check(SamConfig config, int images, int side) {
        try (Sam sam = FormulaSam.load(config);
                TensorScope scope = TensorScope.open("test");
                InferenceEncoder encoder = InferenceEncoder.of(sam, Device.cpu(), Precision.FLOAT32)) {
            Tensor image = Tensor.of(FormulaWeights.of("image", images, 3, side, side), images, 3, side, side);
            float[] expected = sam.imageEncoder().forward(image).toFloats();
            float[] actual = encoder.forward(image).toFloats();
            assertCloseToLargest("embedding", expected, actual, TOLERANCE);
        }
    }
}
