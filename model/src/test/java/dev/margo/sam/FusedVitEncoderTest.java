package dev.margo.sam;

import static dev.margo.testkit.TensorAssert.assertCloseToLargest;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.margo.simd.Simd;
import dev.margo.tensor.Libtorch;
import dev.margo.tensor.Precision;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.testkit.FormulaWeights;
import org.junit.jupiter.api.AfterEach;
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

    @ParameterizedTest(name = "{0} images of {1} px with {2} threads")
    @CsvSource({"1, 128, 2", "1, 128, 1", "2, 128, 3", "1, 64, 2", "1, 16, 2", "1, 176, 2", "1, 256, 5"})
    void givesThePlainEmbeddingByVectorInstructions(int images, int side, int threads) {
        assumeTrue(Simd.obstacle().isEmpty(), () -> Simd.obstacle().orElseThrow());
        check(SamConfig.tiny(), new TiledVitAttention(), images, side, threads);
    }

    @ParameterizedTest(name = "{0} images of {1} px with {2} threads")
    @CsvSource({"1, 128, 2", "1, 128, 1", "2, 128, 3", "1, 64, 2", "1, 16, 2", "1, 176, 2"})
    void givesThePlainEmbeddingByLibtorch(int images, int side, int threads) {
        check(SamConfig.tiny(), new LibtorchVitAttention(), images, side, threads);
    }

    private static void check(SamConfig config, VitAttentionKernel kernel, int images, int side, int threads) {
        Libtorch.setThreads(threads);
        try (Sam sam = FormulaSam.load(config);
                TensorScope scope = TensorScope.open("test")) {
            Tensor image = Tensor.of(FormulaWeights.of("image", images, 3, side, side), images, 3, side, side);
            float[] expected = sam.imageEncoder().forward(image).toFloats();
            try (FusedVitEncoder fused =
                    new FusedVitEncoder((VitEncoder) sam.imageEncoder(), kernel, Precision.FLOAT32)) {
                assertCloseToLargest("embedding", expected, fused.forward(image).toFloats(), TOLERANCE);
            }
        }
    }
}
