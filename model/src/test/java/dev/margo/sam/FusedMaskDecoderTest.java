package dev.margo.sam;

import static dev.margo.testkit.TensorAssert.assertCloseToLargest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.tensor.Device;
import dev.margo.tensor.Libtorch;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.testkit.FormulaWeights;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decoder arranged for inference against the plain one. */
class FusedMaskDecoderTest {
    private static final double TOLERANCE = 1e-4;
    private static final int DEFAULT_THREADS = Libtorch.threads();

    private static Sam sam;

    @BeforeAll
    static void load() {
        sam = FormulaSam.load(SamConfig.tiny());
    }

    @AfterAll
    static void close() {
        sam.close();
    }

    @AfterEach
    void useAllThreadsAgain() {
        Libtorch.setThreads(DEFAULT_THREADS);
    }

    @ParameterizedTest(name = "{0} objects, {1} points, box {2}, mask {3}, at {4} px with {5} threads")
    @CsvSource({
        "1, 0, true, false, 128, 2",
        "1, 1, false, false, 128, 2",
        "1, 4, false, false, 128, 1",
        "1, 3, true, false, 128, 2",
        "1, 0, false, true, 128, 2",
        "1, 2, true, true, 128, 2",
        "2, 1, true, true, 128, 1",
        "3, 0, true, false, 128, 2",
        "3, 0, true, false, 128, 4",
        "5, 2, false, false, 128, 3",
        "9, 0, true, false, 128, 2",
        "2, 1, true, true, 128, 4",
        "1, 1, true, false, 48, 2",
        "2, 1, false, true, 16, 2",
        "1, 1, true, false, 304, 2",
        "3, 0, true, true, 304, 2"
    })
    void givesThePlainMasks(int objects, int points, boolean box, boolean mask, int imageSize, int threads) {
        Libtorch.setThreads(threads);
        PromptBatch prompts = prompts(objects, points, box, mask, imageSize);
        check(prompts, imageSize, true);
        check(prompts, imageSize, false);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true, true", "4, 3, false, false", "1, 1, false, false"})
    void givesThePlainMasksOfHalfSamsWidth(int objects, int points, boolean box, boolean mask) {
        try (Sam margoTiny = FormulaSam.load(SamConfig.margoTiny())) {
            check(margoTiny, prompts(objects, points, box, mask, 256), 256, true);
        }
    }

    private static void check(PromptBatch prompts, int imageSize, boolean multimask) {
        check(sam, prompts, imageSize, multimask);
    }

    private static void check(Sam sam, PromptBatch prompts, int imageSize, boolean multimask) {
        int side = imageSize / 16;
        int width = sam.config().decoder().width();
        try (DecoderKernel plain = new PlainDecoderKernel(sam, imageSize, side);
                DecoderKernel fused = new FusedMaskDecoder(sam, imageSize, side);
                TensorScope scope = TensorScope.open("test")) {
            Tensor embedding = Tensor.of(FormulaWeights.of("embedding", 1, width, side, side), 1, width, side, side);
            LowResPrediction expected = plain.decode(plain.prepare(embedding, scope), prompts, multimask);
            LowResPrediction actual = fused.decode(fused.prepare(embedding, scope), prompts, multimask);
            assertThat(actual.logits().shape()).isEqualTo(expected.logits().shape());
            assertThat(actual.predictedIou().shape())
                    .isEqualTo(expected.predictedIou().shape());
            assertCloseToLargest(
                    "logits", expected.logits().toFloats(), actual.logits().toFloats(), TOLERANCE);
            assertCloseToLargest(
                    "predicted IoU",
                    expected.predictedIou().toFloats(),
                    actual.predictedIou().toFloats(),
                    TOLERANCE);
        }
    }

    @Test
    void keepsNothingButWhatItGives() {
        try (PromptDecoder decoder = PromptDecoder.of(sam, Device.cpu(), 128);
                TensorScope owner = TensorScope.holder("embedding");
                TensorScope scope = TensorScope.open("test")) {
            PreparedEmbedding prepared = decoder.prepare(embedding(8), owner);
            int before = scope.liveCount();
            decoder.decode(prepared, prompts(3, 1, true, true, 128), true);
            assertThat(scope.liveCount() - before)
                    .as("logits and predicted IoU")
                    .isEqualTo(2);
            assertThat(owner.liveCount()).as("tokens, keys, values and queries").isEqualTo(4);
        }
    }

    @Test
    void refusesAnEmbeddingOfAnotherImageSize() {
        try (PromptDecoder decoder = PromptDecoder.of(sam, Device.cpu(), 128);
                TensorScope scope = TensorScope.open("test")) {
            Tensor embedding = embedding(4);
            assertThatThrownBy(() -> decoder.prepare(embedding, scope))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[1, 32, 4, 4]")
                    .hasMessageContaining("[1, 32, 8, 8]");
        }
    }

    private static Tensor embedding(int side) {
        return Tensor.of(FormulaWeights.of("embedding", 1, 32, side, side), 1, 32, side, side);
    }

    private static PromptBatch prompts(int objects, int points, boolean box, boolean mask, int imageSize) {
        float[] coordinates = new float[2 * objects * points];
        int[] labels = new int[objects * points];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (17 + 29 * i) % imageSize;
            labels[i / 2] = i / 2 % 3 == 1 ? 0 : 1;
        }
        float[] boxes = new float[box ? 4 * objects : 0];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = (i % 4 < 2 ? 0.1f : 0.6f) * imageSize + 3 * i;
        }
        int side = imageSize / 4;
        return new PromptBatch(
                objects,
                coordinates,
                labels,
                boxes,
                mask ? Optional.of(FormulaWeights.of("mask", objects, 1, side, side)) : Optional.empty());
    }
}
