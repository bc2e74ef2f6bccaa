package dev.margo.sam;

import static dev.margo.testkit.TensorAssert.assertCloseToLargest;

import dev.margo.tensor.Libtorch;
import dev.margo.tensor.Precision;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.testkit.FormulaWeights;
import dev.margo.testkit.NeedsVectorApi;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The encoder arranged for inference against the plain one. */
class FusedVitEncoderTest {
    private static final double TOLERANCE = 2e-5;
    private static final int DEFAULT_THREADS = Libtorch.threads();

    @AfterEach
    void useAllThreadsAgain() {
        Libtorch.setThreads(DEFAULT_THREADS);
    }

    @NeedsVectorApi
    @ParameterizedTest(name = "{0} px with {1} threads")
    @CsvSource({"128, 2", "128, 1", "128, 3", "64, 2", "16, 2", "176, 2", "256, 5"})
    void givesThePlainEmbeddingByVectorInstructions(int side, int threads) {
        check(SamConfig.tiny(), new TiledVitAttention(), side, threads);
    }

    @ParameterizedTest(name = "{0} px with {1} threads")
    @CsvSource({"128, 2", "128, 1", "128, 3", "64, 2", "16, 2", "176, 2"})
    void givesThePlainEmbeddingByLibtorch(int side, int threads) {
        check(SamConfig.tiny(), new LibtorchVitAttention(), side, threads);
    }

    @Test
    void runsAdaptersHeadsOf80AndBlocksWithoutWindowsByLibtorch() {
        check(withAdapters(), new LibtorchVitAttention(), 128, 2);
    }

    @NeedsVectorApi
    @Test
    void runsAdaptersHeadsOf80AndBlocksWithoutWindowsByVectorInstructions() {
        check(withAdapters(), new TiledVitAttention(), 128, 2);
    }

    private static SamConfig withAdapters() {
        EncoderConfig.Vit encoder = new EncoderConfig.Vit(128, 16, 160, 2, 2, 0, List.of(), true);
        return new SamConfig(encoder, SamConfig.tiny().decoder());
    }

    @Test
    void comesCloseInFewerBits() {
        Image image = new Image(128, 128);
        check(SamConfig.tiny(), new LibtorchVitAttention(), Precision.BFLOAT16, image, 0.05);
        check(SamConfig.tiny(), new LibtorchVitAttention(), Precision.INT8, image, 0.1);
    }

    @ParameterizedTest(name = "{0} x {1} pixels")
    @CsvSource({"128, 96", "48, 176"})
    void encodesOtherShapesThanSquaresByLibtorch(int height, int width) {
        check(SamConfig.tiny(), new LibtorchVitAttention(), Precision.FLOAT32, new Image(height, width), TOLERANCE);
    }

    @NeedsVectorApi
    @ParameterizedTest(name = "{0} x {1} pixels")
    @CsvSource({"128, 96", "48, 176"})
    void encodesOtherShapesThanSquaresByVectorInstructions(int height, int width) {
        check(SamConfig.tiny(), new TiledVitAttention(), Precision.FLOAT32, new Image(height, width), TOLERANCE);
    }

    private record Image(int height, int width) {
        Tensor tensor() {
            return Tensor.of(FormulaWeights.of("image", 1, 3, height, width), 1, 3, height, width);
        }
    }

    private static void check(SamConfig config, VitAttentionKernel kernel, int side, int threads) {
        Libtorch.setThreads(threads);
        check(config, kernel, Precision.FLOAT32, new Image(side, side), TOLERANCE);
    }

    private static void check(
            SamConfig config, VitAttentionKernel kernel, Precision precision, Image image, double tolerance) {
        try (Sam sam = FormulaSam.load(config);
                TensorScope scope = TensorScope.open("test");
                FusedVitEncoder fused = new FusedVitEncoder((VitEncoder) sam.imageEncoder(), kernel, precision)) {
            float[] expected = sam.imageEncoder().forward(image.tensor()).toFloats();
            float[] actual = fused.forward(image.tensor()).toFloats();
            assertCloseToLargest("embedding", expected, actual, tolerance);
        }
    }
}
