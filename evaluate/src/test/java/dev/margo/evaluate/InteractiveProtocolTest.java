package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.dataset.Sample;
import dev.margo.image.ByteImage;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import dev.margo.metric.Overlap;
import dev.margo.metric.SurfaceDistances;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.Prediction;
import dev.margo.segment.Segmenter;
import dev.margo.simulate.PointPair;
import dev.margo.tensor.Device;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class InteractiveProtocolTest {
    private static final String DATASET = "d";

    private static List<RoundScore> ask(EvaluationPlan plan, Annotatable model, Sample picture) {
        FileMeasures.Builder measures = new FileMeasures.Builder();
        PictureEvaluation.run(plan, model, DATASET, picture, measures);
        return measures.build().scores();
    }

    @Test
    void roundByRoundItIsTheConversationThatAUserWouldHave() throws IOException {
        Sample picture = Made.picture(3);
        EvaluationPlan plan = EvaluationPlan.medicoSam()
                .withObjects(ObjectRule.everyPiece().withWholeIds())
                .withProtocols(InteractiveProtocol.medicoSam(Start.box()).withCorrections(3))
                .withSurfaces(1);
        Mask object = picture.layers().get(0).maskOf(1);
        RandomGenerator random = Chance.of(plan.seed(), "ask", DATASET, picture.name(), "1", "0");
        try (Segmenter segmenter = Segmenter.load(Golden.path("sam_tiny/sam_tiny.pth"), Device.cpu());
                EmbeddedImage embedded = segmenter.embed(picture.picture())) {
            List<RoundScore> scores = ask(plan, Annotatable.of("tiny", segmenter), picture).stream()
                    .filter(score -> score.place().object().equals("1")
                            && score.turn().protocol().startsWith("box"))
                    .toList();
            assertThat(scores).hasSize(4);
            Prediction said = embedded.predict(Box.of(object.bounds().orElseThrow()));
            for (RoundScore score : scores) {
                Mask mask = said.best().mask();
                SurfaceDistances surfaces = SurfaceDistances.of(object, mask, new PixelSpacing(0.5, 0.8));
                assertThat(score.scores().dice())
                        .isEqualTo(Overlap.of(object, mask).dice());
                assertThat(score.scores().iou())
                        .isEqualTo(Overlap.of(object, mask).iou());
                assertThat(score.scores().nsd()).hasValue(surfaces.nsd(1));
                assertThat(score.scores().hd95()).hasValue(surfaces.hausdorff95());
                assertThat(score.predictedIou()).hasValue(said.best().predictedIou());
                assertThat(score.turn().prompts())
                        .isEqualTo(1 + 2 * score.turn().round());
                assertThat(score.place().area()).isEqualTo(object.area());
                List<Point> clicks = new PointPair().correct(object, mask, random);
                said = embedded.refine(said, clicks.toArray(Prompt[]::new));
            }
        }
    }

    @Test
    void aPerfectAnswerIsNotCorrectedButKeepsItsRows() {
        Sample picture = one(Mask.of(30, 30, (x, y) -> x > 3 && x < 20 && y > 5 && y < 12));
        Mask object = picture.layers().get(0).maskOf(1);
        List<RoundScore> scores = ask(
                EvaluationPlan.medicoSam().withProtocols(InteractiveProtocol.clicks(4)),
                Made.always(mask -> mask, object),
                picture);
        assertThat(scores).hasSize(5);
        for (RoundScore score : scores.subList(1, 5)) {
            assertThat(score.scores().dice()).isEqualTo(1);
            assertThat(score.turn().prompts()).isEqualTo(1);
            assertThat(score.milliseconds().isPresent()).isEqualTo(score.turn().round() == 0);
        }
    }

    @Test
    void anEmptyAnswerIsScoredAndCorrected() {
        Sample picture = one(Mask.of(30, 30, (x, y) -> x > 3 && x < 20 && y > 5 && y < 12));
        List<RoundScore> scores = ask(
                EvaluationPlan.medicoSam()
                        .withProtocols(
                                InteractiveProtocol.medicoSam(Start.point()).withCorrections(2),
                                InteractiveProtocol.clicks(3))
                        .withSurfaces(2),
                Made.always(mask -> Mask.empty(30, 30), picture.layers().get(0).maskOf(1)),
                picture);
        for (RoundScore score : scores.subList(1, scores.size())) {
            assertThat(score.scores().dice()).isZero();
            assertThat(score.scores().nsd()).hasValue(0);
            assertThat(score.scores().hd95()).hasValue(Double.POSITIVE_INFINITY);
        }
        assertThat(scores.get(scores.size() - 1).turn().prompts()).isEqualTo(3);
    }

    @Test
    void anObjectThatFillsThePictureIsAskedForInItsMiddle() {
        Mask all = Mask.of(31, 21, (x, y) -> true);
        assertThat(Start.point().rule().first(all, RandomGenerator.getDefault()))
                .containsExactly(Point.foreground(10, 10));
        List<RoundScore> scores = ask(EvaluationPlan.medicoSam(), Made.always(mask -> mask, all), one(all));
        assertThat(scores).hasSize(1 + 2 * 8);
        assertThat(scores.get(16).turn().prompts()).isEqualTo(8); // there is no place for negative clicks
    }

    @Test
    void chanceDependsOnObjectAndRepeatAlone() {
        Mask object = Mask.of(30, 30, (x, y) -> x > 3 && y > 5);
        List<String> asked = new ArrayList<>();
        for (String repeat : List.of("0", "0", "1")) {
            RandomGenerator random = Chance.of(7, "ask", DATASET, "picture", "1", repeat);
            asked.add(Start.randomPoint().rule().first(object, random).toString());
        }
        assertThat(asked.get(1)).isEqualTo(asked.get(0));
        assertThat(asked.get(2)).isNotEqualTo(asked.get(0));
    }

    @Test
    void thereIsNoPlanWithoutProtocolsOrWithTwoOfOneName() {
        EvaluationPlan plan = EvaluationPlan.medicoSam();
        InteractiveProtocol box = InteractiveProtocol.medicoSam(Start.box());
        assertThatThrownBy(plan::withProtocols).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.withProtocols(box, box.withCorrections(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("box+pair+masks");
        assertThatThrownBy(() -> plan.withSurfaces(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InteractiveProtocol.clicks(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Sample one(Mask object) {
        Size size = new Size(object.width(), object.height());
        return new Sample(
                "one",
                ByteImage.gray(size, new byte[size.area()]),
                List.of(LabelImage.ofMasks(List.of(object))),
                Optional.empty());
    }
}
