package dev.margo.evaluate;

import dev.margo.dataset.Sample;
import dev.margo.evaluate.ObjectRule.Wanted;
import dev.margo.evaluate.RoundScore.Place;
import dev.margo.evaluate.RoundScore.Scores;
import dev.margo.evaluate.RoundScore.Turn;
import dev.margo.image.PixelSpacing;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import dev.margo.metric.Overlap;
import dev.margo.metric.SurfaceDistances;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** All that is measured of one picture. */
final class PictureEvaluation {
    private static final PixelSpacing PIXELS = new PixelSpacing(1, 1);

    private final EvaluationPlan plan;
    private final String dataset;
    private final Sample picture;
    private final FileMeasures.Builder measures;
    private final Map<ClassTurn, Mask> classes = new LinkedHashMap<>();

    /** All answers about objects of a class, in one round. */
    private record ClassTurn(String label, String protocol, int repeat, int round) {}

    private PictureEvaluation(EvaluationPlan plan, String dataset, Sample picture, FileMeasures.Builder measures) {
        this.plan = plan;
        this.dataset = dataset;
        this.picture = picture;
        this.measures = measures;
    }

    /** By object, protocol, repeat and round; before an object's protocols its baseline, and after them everything mode. */
    static void run(
            EvaluationPlan plan, Annotatable subject, String dataset, Sample picture, FileMeasures.Builder measures) {
        PictureEvaluation evaluation = new PictureEvaluation(plan, dataset, picture, measures);
        List<Wanted> objects = plan.objects().in(dataset, picture, plan.seed());
        if (!objects.isEmpty()) {
            try (Annotatable.Seen seen = subject.embed(picture.picture())) {
                Optional<EverythingMode> everything = plan.extras().gridSide().isPresent()
                        ? Optional.of(new EverythingMode(
                                seen.everything(plan.extras().gridSide().getAsInt())))
                        : Optional.empty();
                objects.forEach(object -> {
                    evaluation.ask(seen, object);
                    everything.ifPresent(mode -> evaluation.choose(mode, object));
                });
            }
        }
        if (plan.extras().releasedScores()) {
            evaluation.keepClasses();
        }
    }

    private void ask(Annotatable.Seen seen, Wanted object) {
        Mask mask = object.mask();
        if (plan.extras().attributes()) {
            measures.add(ObjectAttributes.of(place(object), picture.picture(), mask));
        }
        Mask ellipse = InscribedEllipse.in(mask.bounds().orElseThrow(), mask.width(), mask.height());
        score(
                object,
                new Turn(InscribedEllipse.LABEL, 0, 0, 1),
                new Answer(ellipse, OptionalDouble.empty()),
                OptionalDouble.empty());
        for (InteractiveProtocol protocol : plan.protocols()) {
            for (int repeat = 0; repeat < protocol.repeats(); repeat++) {
                new Rounds(protocol, object, repeat)
                        .run(
                                seen.converse(protocol.maskPrompts()),
                                chance(object, repeat),
                                (turn, said, answer, milliseconds) -> score(object, turn, answer, milliseconds));
            }
        }
    }

    private RandomGenerator chance(Wanted object, int repeat) {
        return Rounds.chance(plan.seed(), dataset, picture.name(), object.name(), repeat);
    }

    private void choose(EverythingMode mode, Wanted object) {
        score(object, new Turn(EverythingMode.ORACLE, 0, 0, 0), mode.oracle(object.mask()), OptionalDouble.empty());
        score(
                object,
                new Turn(EverythingMode.PREDICTED, 0, 0, 1),
                mode.predicted(object.mask(), chance(object, 0)),
                OptionalDouble.empty());
    }

    private Place place(Wanted object) {
        return new Place(dataset, picture.name(), object.name(), object.mask().area());
    }

    private void score(Wanted object, Turn turn, Answer answer, OptionalDouble milliseconds) {
        Overlap overlap = Overlap.of(object.mask(), answer.mask());
        OptionalDouble nsd = OptionalDouble.empty();
        OptionalDouble hd95 = OptionalDouble.empty();
        if (plan.nsdToleranceMm().isPresent()) {
            SurfaceDistances surfaces = SurfaceDistances.of(
                    object.mask(), answer.mask(), picture.spacing().orElse(PIXELS));
            nsd = OptionalDouble.of(surfaces.nsd(plan.nsdToleranceMm().getAsDouble()));
            hd95 = OptionalDouble.of(surfaces.hausdorff95());
        }
        measures.add(new RoundScore(
                place(object),
                turn,
                new Scores(overlap.dice(), overlap.iou(), nsd, hd95),
                answer.predictedIou(),
                milliseconds));
        if (plan.extras().releasedScores()) {
            classes.merge(
                    new ClassTurn(object.label(), turn.protocol(), turn.repeat(), turn.round()),
                    answer.mask(),
                    Mask::or);
        }
    }

    private void keepClasses() {
        for (int layer = 0; layer < picture.layers().size(); layer++) {
            LabelImage labels = picture.layers().get(layer);
            String prefix = ObjectRule.prefix(picture, layer);
            labels.sizes()
                    .keySet()
                    .forEach(id -> measures.add(
                            ClassMask.of(dataset, picture.name(), prefix + id, Optional.empty(), labels.maskOf(id))));
        }
        classes.forEach((key, mask) -> measures.add(ClassMask.of(
                dataset,
                picture.name(),
                key.label,
                Optional.of(new Turn(key.protocol, key.repeat, key.round, 0)),
                mask)));
    }
}
