package dev.margo.segment;

import static dev.margo.testkit.TensorAssert.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.LogitsPrompt;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.tensor.Device;
import dev.margo.testkit.Golden;
import dev.margo.testkit.GoldenFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the picture and prompts in image px to logits in image px, against the reference. */
class SamTinyPredictionTest {
    private static final double TOLERANCE = 1e-4;
    private static final GoldenFile GOLDEN = Golden.file("sam_tiny/expected.safetensors");

    private static Segmenter segmenter;
    private static EmbeddedImage embedded;

    @BeforeAll
    static void embed() throws IOException {
        segmenter = Segmenter.load(Golden.path("sam_tiny/sam_tiny.pth"), Device.cpu());
        embedded = segmenter.embed(picture());
    }

    @AfterAll
    static void close() {
        embedded.close();
        segmenter.close();
    }

    private static ByteImage picture() {
        return ByteImage.rgb(new Size(250, 180), GOLDEN.get("image").bytes());
    }

    @Test
    void bringsThePictureToTheModelAsTheReferenceDoes() {
        ModelContract contract = Preprocessing.SAM.contract();
        ModelFrame frame = contract.frame(new Size(250, 180), 128);
        assertThat(frame.resized()).isEqualTo(new Size(128, 92));
        assertClose("preprocessed", GOLDEN.floats("preprocessed"), contract.normalise(picture(), frame), TOLERANCE, 0);
    }

    @Test
    void embedsThePictureAsTheReferenceDoes() {
        assertClose("embedding", GOLDEN.floats("embedding"), embedded.embedding(), TOLERANCE, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "point, ALWAYS, multi", "point, NEVER, single", "points3, ALWAYS, multi", "points3, NEVER, single",
        "box, ALWAYS, multi", "box, NEVER, single", "box_point, ALWAYS, multi", "box_point, NEVER, single"
    })
    void predictsWhatTheReferencePredicts(String prompt, Multimask multimask, String kind) {
        check(prompt + "." + kind, embedded.predict(new ObjectPrompts(prompts(prompt)), multimask));
    }

    @Test
    void predictsFromAMaskPromptWhatTheReferencePredicts() {
        LogitsPrompt mask = new LogitsPrompt(32, GOLDEN.floats("mask_prompt.in.mask_input"));
        Box box = (Box) prompts("box").get(0);
        check("mask_prompt", embedded.predict(box, Point.background(150, 60), mask));
    }

    @Test
    void offersThreeMasksForALonePointOnly() {
        Point point = Point.foreground(120, 80);
        assertThat(embedded.predict(point).candidates()).hasSize(3);
        assertThat(embedded.predict(point, Point.background(30, 40)).candidates())
                .hasSize(1);
        assertThat(embedded.predict(new Box(40, 30, 170, 140)).candidates()).hasSize(1);
    }

    @Test
    void refinesWithAllPromptsAndTheBestLowResLogits() {
        Box box = (Box) prompts("box").get(0);
        Point click = Point.background(150, 60);
        Prediction first = embedded.predict(box);
        Prediction refined = embedded.refine(first, click);
        Prediction asked = embedded.predict(box, click, first.best().lowResLogits());
        assertThat(refined.best().lowResLogits()).isEqualTo(asked.best().lowResLogits());
        Prediction again = embedded.refine(refined, Point.foreground(90, 90));
        assertThat(again.prompts().prompts())
                .containsExactly(
                        box, click, Point.foreground(90, 90), refined.best().lowResLogits());
    }

    @Test
    void answersManyObjectsOfMixedKindsInOrderAsOneByOne() {
        List<ObjectPrompts> objects = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            objects.add(ObjectPrompts.of(new Box(i, 2 * i, 100 + 2 * i, 90 + 2 * i)));
            if (i % 7 == 0) {
                objects.add(ObjectPrompts.of(Point.foreground(3 * i, i)));
            }
        }
        List<Prediction> together = new ArrayList<>();
        embedded.predictEach(objects, Multimask.AUTO, together::add);
        assertThat(together).hasSameSizeAs(objects);
        for (int i = 0; i < objects.size(); i++) {
            Prediction alone = embedded.predict(objects.get(i), Multimask.AUTO);
            assertThat(together.get(i).prompts()).isEqualTo(objects.get(i));
            assertClose(
                    "object " + i,
                    alone.best().lowResLogits().logits(),
                    together.get(i).best().lowResLogits().logits(),
                    TOLERANCE,
                    0);
        }
    }

    private static void check(String name, Prediction prediction) {
        int count = GOLDEN.get(name + ".iou").size(0);
        assertThat(prediction.candidates()).hasSize(count);
        int pixels = 180 * 250;
        float[] expected = GOLDEN.floats(name + ".logits");
        for (int i = 0; i < count; i++) {
            Candidate candidate = prediction.candidates().get(i);
            float[] ofMask = Arrays.copyOfRange(expected, i * pixels, (i + 1) * pixels);
            assertClose(name + " logits " + i, ofMask, candidate.logits().values(), TOLERANCE, 0);
            assertThat(candidate.predictedIou()).isCloseTo(GOLDEN.floats(name + ".iou")[i], Offset.offset(TOLERANCE));
        }
    }

    private static List<Prompt> prompts(String name) {
        List<Prompt> prompts = new ArrayList<>();
        if (GOLDEN.has(name + ".in.point_coords")) {
            float[] points = GOLDEN.floats(name + ".in.point_coords");
            float[] labels = GOLDEN.floats(name + ".in.point_labels");
            for (int i = 0; i < labels.length; i++) {
                prompts.add(new Point(
                        points[2 * i], points[2 * i + 1], labels[i] == 1 ? Label.FOREGROUND : Label.BACKGROUND));
            }
        }
        if (GOLDEN.has(name + ".in.box")) {
            float[] box = GOLDEN.floats(name + ".in.box");
            prompts.add(new Box(box[0], box[1], box[2], box[3]));
        }
        return prompts;
    }
}
