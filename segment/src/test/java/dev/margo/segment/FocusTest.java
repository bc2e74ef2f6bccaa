package dev.margo.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.ResolvedPrompts;
import dev.margo.sam.BoxMask;
import dev.margo.sam.SamConfig;
import dev.margo.tensor.Device;
import dev.margo.testkit.FormulaWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FocusTest {
    private static final Size IMAGE = new Size(400, 300);
    private static final FocusRule RULE = new FocusRule(IMAGE, 128);
    private static final Box SMALL = new Box(100, 120, 139, 159); // 40 x 40

    @Test
    void thePartIsTwiceTheBoxAroundItsMiddle() {
        assertThat(RULE.around(SMALL)).contains(new PixelBox(80, 100, 159, 179));
    }

    @Test
    void atTheBorderThePartIsMovedOntoTheImage() {
        assertThat(RULE.around(new Box(0, 280, 39, 299))).contains(new PixelBox(0, 260, 79, 299));
    }

    @Test
    void anElongatedObjectKeepsSurroundings() {
        assertThat(RULE.around(new Box(100, 150, 199, 153))).contains(new PixelBox(50, 102, 249, 201));
    }

    @Test
    void aTinyObjectIsNotMagnifiedWithoutEnd() {
        PixelBox part = RULE.around(new Box(200, 150, 200, 150)).orElseThrow();
        assertThat(part.width()).isEqualTo(11);
    }

    @Test
    void aLargeObjectIsSeenInTheWhole() {
        assertThat(RULE.around(new Box(50, 50, 250, 200))).isEmpty();
    }

    @Test
    void pointsAloneDoNotTellThePart() {
        ResolvedPrompts point =
                new ResolvedPrompts(List.of(Point.foreground(5, 5)), Optional.empty(), Optional.empty());
        assertThat(RULE.partFor(point)).isEmpty();
    }

    @Test
    void aBoxNeedsNoLookAtTheWholeButAClickDoes(@TempDir Path folder) throws IOException {
        ByteImage picture = picture();
        EmbeddingCache cache = EmbeddingCache.in(folder);
        try (Segmenter focusing = segmenter(Focus.ON);
                EmbeddedImage late = cache.embed(focusing, picture);
                EmbeddedImage prepared = focusing.embed(picture)) {
            prepared.prepare();
            Prediction boxed = late.predict(SMALL);
            assertThat(cache.holds(focusing, picture)).isFalse();
            assertThat(boxed.best().mask())
                    .isEqualTo(prepared.predict(SMALL).best().mask());
            Point click = Point.foreground(120, 140);
            Prediction clicked = late.predict(click);
            assertThat(cache.holds(focusing, picture)).isTrue();
            assertThat(clicked.best().mask())
                    .isEqualTo(prepared.predict(click).best().mask());
        }
    }

    @Test
    void whatIsClosedIsNotLookedAt() throws IOException {
        ByteImage picture = picture();
        Segmenter focusing = segmenter(Focus.ON);
        EmbeddedImage late = focusing.embed(picture);
        EmbeddedImage closed = focusing.embed(picture);
        closed.close();
        for (Prompt prompt : List.of(SMALL, Point.foreground(120, 140))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> closed.predict(prompt))
                    .withMessageContaining("the EmbeddedImage is closed");
        }
        assertThatIllegalStateException().isThrownBy(closed::close).withMessageContaining("was closed before");
        focusing.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> late.predict(Point.foreground(120, 140)))
                .withMessageContaining("the Segmenter is closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> focusing.embed(picture))
                .withMessageContaining("the Segmenter is closed");
        late.close();
    }

    @Test
    void theAnswerIsThatOfThePartPastedBack() throws IOException {
        ByteImage picture = picture();
        PixelBox part = RULE.around(SMALL).orElseThrow();
        try (Segmenter focusing = segmenter(Focus.ON);
                EmbeddedImage embedded = focusing.embed(picture);
                Segmenter plain = segmenter(Focus.OFF);
                EmbeddedImage cut = plain.embed(picture.part(80, 100, new Size(80, 80)))) {
            Mask mask = embedded.predict(SMALL).best().mask();
            Mask ofPart = cut.predict(new Box(20, 20, 59, 59)).best().mask();

            assertThat(ofPart.area()).isGreaterThan(0);
            assertThat(mask).isEqualTo(ofPart.pastedInto(400, 300, part.x0(), part.y0()));
        }
    }

    @Test
    void aModelThatTakesBoxesAsMasksIsGivenTheTightBoxFromSliceToSlice(@TempDir Path folder) throws IOException {
        ObjectPrompts wide = ObjectPrompts.of(new Box(90, 110, 149, 169));
        ObjectPrompts tight = ObjectPrompts.of(SMALL);
        PixelBox previous = new PixelBox(100, 120, 139, 159);
        for (Map<String, String> metadata :
                List.of(Map.of(BoxMask.METADATA_KEY, BoxMask.ELLIPSE), Map.<String, String>of("margo.focus", "on"))) {
            Path file = FormulaCheckpoints.write(SamConfig.tiny(), folder.resolve("taught.safetensors"), metadata);
            try (Segmenter taught = Segmenter.load(file, Device.cpu());
                    EmbeddedImage embedded = taught.embed(picture())) {
                boolean boxMasks = metadata.containsKey(BoxMask.METADATA_KEY);
                Mask expected = embedded.predict(boxMasks ? tight : wide, Multimask.NEVER)
                        .best()
                        .mask();
                Mask other = embedded.predict(boxMasks ? wide : tight, Multimask.NEVER)
                        .best()
                        .mask();
                assertThat(embedded.predictCarried(wide, previous).best().mask())
                        .isEqualTo(expected)
                        .isNotEqualTo(other);
            }
        }
    }

    @Test
    void aCorrectionStaysInItsPartUntilItLeavesIt() throws IOException {
        try (Segmenter focusing = segmenter(Focus.ON);
                EmbeddedImage embedded = focusing.embed(picture())) {
            Prediction first = embedded.predict(SMALL);
            Prediction second = embedded.refine(first, Point.background(90, 110));
            Prediction third = embedded.refine(second, Point.foreground(30, 40));

            PixelBox part = new PixelBox(80, 100, 159, 179);
            assertThat(second.best().lowResLogits().part()).contains(part);
            assertThat(third.best().lowResLogits().part()).isNotEqualTo(Optional.of(part));
        }
    }

    @Test
    void anExcludingClickOutsideOfThePartMovesNothing() throws IOException {
        try (Segmenter focusing = segmenter(Focus.ON);
                EmbeddedImage embedded = focusing.embed(picture())) {
            Prediction first = embedded.predict(SMALL);
            Prediction second = embedded.refine(first, Point.background(30, 40));
            assertThat(second.best().lowResLogits().part())
                    .isEqualTo(first.best().lowResLogits().part());
        }
    }

    @Test
    void anAnswerFromTooFarOrTooNearIsLookedAtAnew() {
        PixelBox fitting = RULE.around(SMALL).orElseThrow(); // 80 x 80
        PixelBox far = new PixelBox(0, 20, 209, 229);
        PixelBox near = new PixelBox(100, 120, 144, 164);
        PixelBox object = new PixelBox(100, 120, 139, 159);
        ResolvedPrompts click = clickAt(Optional.empty());
        assertThat(RULE.isMisframed(Optional.of(fitting), object, click)).isFalse();
        assertThat(RULE.isMisframed(Optional.of(far), object, click)).isTrue();
        assertThat(RULE.isMisframed(Optional.of(near), object, click)).isTrue();
        assertThat(RULE.isMisframed(Optional.empty(), object, click)).isTrue();
        assertThat(RULE.isMisframed(Optional.empty(), new PixelBox(0, 0, 399, 299), click))
                .isFalse();
        assertThat(RULE.isMisframed(
                        Optional.of(fitting), new PixelBox(100, 120, 102, 122), clickAt(Optional.of(SMALL))))
                .as("the box says how large the object is, not a poor mask")
                .isFalse();
    }

    @Test
    void nearerPartsLieAroundTheClicksAndShowThemAll() {
        assertThat(RULE.nearer(clickAt(Optional.empty())))
                .containsExactly(
                        new PixelBox(11, 31, 210, 230),
                        new PixelBox(61, 81, 160, 180),
                        new PixelBox(86, 106, 135, 155));
        ResolvedPrompts apart = new ResolvedPrompts(
                List.of(Point.foreground(50, 100), Point.foreground(200, 100), Point.background(390, 290)),
                Optional.empty(),
                Optional.empty());
        assertThat(RULE.nearer(apart)).containsExactly(new PixelBox(26, 1, 225, 200));
    }

    @Test
    void aMaskIsCutWhereItTouchesTheEndOfAPartInsideOfTheImage() {
        PixelBox corner = new PixelBox(0, 0, 99, 99);
        assertThat(RULE.cuts(corner, new PixelBox(0, 0, 98, 98))).isFalse();
        assertThat(RULE.cuts(corner, new PixelBox(40, 40, 99, 60))).isTrue();
        assertThat(RULE.cuts(corner, new PixelBox(40, 40, 60, 99))).isTrue();
    }

    private static ResolvedPrompts clickAt(Optional<Box> box) {
        return new ResolvedPrompts(List.of(Point.foreground(110, 130)), box, Optional.empty());
    }

    @Test
    void aGlanceSeesTheWholeOrThePartOfACorrection() throws IOException {
        try (Segmenter focusing = segmenter(Focus.ON);
                EmbeddedImage embedded = focusing.embed(picture());
                Segmenter plain = segmenter(Focus.OFF);
                EmbeddedImage whole = plain.embed(picture())) {
            ObjectPrompts box = ObjectPrompts.of(SMALL);
            assertThat(embedded.glance(box, Multimask.AUTO).best().mask())
                    .isEqualTo(whole.predict(box, Multimask.AUTO).best().mask());

            Prediction first = embedded.predict(SMALL);
            Point further = Point.background(105, 125);
            assertThat(embedded.glance(embedded.correction(first, further), Multimask.AUTO)
                            .best()
                            .mask())
                    .isEqualTo(embedded.refine(first, further).best().mask());
        }
    }

    @Test
    void manyObjectsAreAnsweredInTheirOrder() throws IOException {
        try (Segmenter focusing = segmenter(Focus.ON);
                EmbeddedImage embedded = focusing.embed(picture())) {
            List<ObjectPrompts> asked = List.of(
                    ObjectPrompts.of(new Box(10, 10, 390, 290)),
                    ObjectPrompts.of(SMALL),
                    ObjectPrompts.of(Point.foreground(200, 200)),
                    ObjectPrompts.of(new Box(10, 10, 380, 280)));
            List<Prediction> answers = new ArrayList<>();
            embedded.predictEach(asked, Multimask.AUTO, answers::add);

            assertThat(answers).extracting(Prediction::prompts).isEqualTo(asked);
            for (int i = 0; i < asked.size(); i++) {
                Mask alone =
                        embedded.predict(asked.get(i), Multimask.AUTO).best().mask();
                assertThat(answers.get(i).best().mask()).as("object " + i).isEqualTo(alone);
            }
        }
    }

    @Test
    void manyThreadsThatAskAboutManyPartsGetWhatOneGets() throws Exception {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < 12; i++) { // more than are kept
            boxes.add(new Box(20 + 25 * i, 30 + 15 * i, 50 + 25 * i, 60 + 15 * i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (Segmenter focusing = segmenter(Focus.ON);
                EmbeddedImage alone = focusing.embed(picture());
                EmbeddedImage together = focusing.embed(picture())) {
            List<Future<Mask>> answers = new ArrayList<>();
            for (int i = 0; i < 3 * boxes.size(); i++) {
                Box box = boxes.get(i * 5 % boxes.size());
                answers.add(threads.submit(() -> together.predict(box).best().mask()));
            }
            for (int i = 0; i < answers.size(); i++) {
                Box box = boxes.get(i * 5 % boxes.size());
                assertThat(answers.get(i).get())
                        .as("box %s", box)
                        .isEqualTo(alone.predict(box).best().mask());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theCheckpointDecidesWhereNobodyDoes() {
        assertThat(Focus.AUTO.decide(Map.of("margo.focus", "on"))).isEqualTo(Focus.ON);
        assertThat(Focus.AUTO.decide(Map.of())).isEqualTo(Focus.OFF);
        assertThat(Focus.OFF.decide(Map.of("margo.focus", "on"))).isEqualTo(Focus.OFF);
    }

    private static Segmenter segmenter(Focus focus) throws IOException {
        return Segmenter.of(
                SamConfig.tiny(),
                (parameter, values) -> values.put(FormulaWeights.of(parameter.name(), parameter.shape())),
                Device.cpu(),
                LoadOptions.defaults().withFocus(focus));
    }

    private static ByteImage picture() {
        byte[] values = new byte[IMAGE.width() * IMAGE.height()];
        new SplittableRandom(3).nextBytes(values);
        return ByteImage.gray(IMAGE, values);
    }
}
