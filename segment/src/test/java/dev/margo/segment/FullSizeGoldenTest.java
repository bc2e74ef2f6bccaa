package dev.margo.segment;

import static dev.margo.testkit.TensorAssert.assertCloseToLargest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.sam.SamConfig;
import dev.margo.tensor.Device;
import dev.margo.testkit.GoldenFile;
import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published architectures at full size with formula weights: from the picture to logits in image px. */
@Tag("heavy")
@NeedsShared("golden/sam_vit_b")
class FullSizeGoldenTest {
    private static final double RELATIVE = 2e-3; // of the largest value
    private static final float UNDECIDED = 1e-3f; // logits this near to zero may fall on either side

    @TempDir
    static Path folder;

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of("sam_vit_b", "expected", SamConfig.vitB()),
                Arguments.of("mobile_sam", "expected", SamConfig.vitT()),
                Arguments.of("sam_med2d", "expected_plain", SamConfig.samMed2d(false)),
                Arguments.of("sam_med2d", "expected_adapter", SamConfig.samMed2d(true)));
    }

    /**
     * MobileSAM caches its attention biases when {@code eval()} is called. Its golden file was made with {@code eval()}
     * before the weights were loaded, so with the zeros of a new network; its README calls it after. Here the zeros
     * stand in the file; {@link MobileSamTest} checks the biases.
     */
    private static final String CACHED_BEFORE_LOADING = "attention_biases";

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("models")
    void predictsWhatThePublishedCodePredicts(String name, String file, SamConfig config) throws IOException {
        GoldenFile golden = GoldenFile.read(Shared.path("golden/" + name + "/" + file + ".safetensors"));
        Path checkpoint =
                FormulaCheckpoints.write(config, folder.resolve(name + "_" + file + ".pth"), CACHED_BEFORE_LOADING);
        try (Segmenter segmenter = Segmenter.load(checkpoint, Device.cpu());
                EmbeddedImage embedded =
                        segmenter.embed(GoldenPictures.read(Shared.path("golden/" + name + "/image.png")))) {
            checkEmbedding(golden, embedded.embedding());
            float[] point = golden.floats("point.in.point_coords");
            float[] box = golden.floats("box.in.box");
            for (boolean multi : new boolean[] {true, false}) {
                String kind = multi ? ".multi" : ".single";
                Multimask multimask = multi ? Multimask.ALWAYS : Multimask.NEVER;
                ObjectPrompts click = ObjectPrompts.of(Point.foreground(point[0], point[1]));
                ObjectPrompts corners = ObjectPrompts.of(new Box(box[0], box[1], box[2], box[3]));
                checkPrediction(golden, "point" + kind, embedded.predict(click, multimask));
                checkPrediction(golden, "box" + kind, embedded.predict(corners, multimask));
            }
        }
    }

    private static void checkEmbedding(GoldenFile golden, float[] embedding) {
        long[] index = golden.get("embedding.index").longs();
        assertCloseToLargest("embedding", golden.floats("embedding.value"), pick(embedding, index), RELATIVE);
    }

    private static void checkPrediction(GoldenFile golden, String name, Prediction prediction) {
        float[] expectedIou = golden.floats(name + ".iou");
        // SAM-Med2D's predictor keeps the best of three
        Prediction kept = expectedIou.length == 1 ? prediction.choosing(prediction.best()) : prediction;
        float[] iou = new float[expectedIou.length];
        float[][] lowRes = new float[expectedIou.length][];
        float[][] logits = new float[expectedIou.length][];
        for (int i = 0; i < iou.length; i++) {
            Candidate candidate = kept.candidates().get(i);
            iou[i] = (float) candidate.predictedIou();
            lowRes[i] = candidate.lowResLogits().logits();
            logits[i] = candidate.logits().values();
        }
        assertCloseToLargest(name + ".iou", expectedIou, iou, RELATIVE);
        assertCloseToLargest(name + ".low_res", golden.floats(name + ".low_res"), concat(lowRes), RELATIVE);
        checkLogits(golden, name, kept, concat(logits));
    }

    private static void checkLogits(GoldenFile golden, String name, Prediction prediction, float[] logits) {
        float[] expected;
        float[] actual;
        if (golden.has(name + ".logits.index")) {
            expected = golden.floats(name + ".logits.value");
            actual = pick(logits, golden.get(name + ".logits.index").longs());
        } else if (golden.has(name + ".logits")) {
            expected = golden.floats(name + ".logits");
            int width = prediction.best().mask().width();
            int columns = golden.get(name + ".logits").size(2);
            actual = new float[expected.length];
            for (int i = 0; i < actual.length; i++) { // every fourth pixel
                actual[i] = logits[i / columns * 4 * width + i % columns * 4];
            }
        } else {
            return; // MobileSAM's golden file has no image-level logits
        }
        assertCloseToLargest(name + ".logits", expected, actual, RELATIVE);
        for (int i = 0; i < expected.length; i++) {
            boolean decided = Math.abs(expected[i]) > UNDECIDED;
            assertThat(!decided || actual[i] > 0 == expected[i] > 0)
                    .as("%s pixel %s: %s, expected %s", name, i, actual[i], expected[i])
                    .isTrue();
        }
    }

    private static float[] pick(float[] values, long[] index) {
        float[] picked = new float[index.length];
        for (int i = 0; i < index.length; i++) {
            picked[i] = values[Math.toIntExact(index[i])];
        }
        return picked;
    }

    private static float[] concat(float[][] parts) {
        float[] whole =
                new float[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
