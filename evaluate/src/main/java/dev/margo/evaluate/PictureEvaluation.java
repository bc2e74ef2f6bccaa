package dev.margo.evaluate;

import dev.margo.dataset.Sample;
import dev.margo.evaluate.ObjectRule.Wanted;
import dev.margo.evaluate.RoundScore.Place;
import dev.margo.evaluate.RoundScore.Scores;
import dev.margo.evaluate.RoundScore.Turn;
import dev.margo.image.PixelSpacing;
import dev.margo.mask.Mask;
import dev.margo.metric.Overlap;
import dev.margo.metric.SurfaceDistances;
import dev.margo.prompt.Prompt;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** All rounds for all objects of one picture. */
final class PictureEvaluation {
    private static final PixelSpacing PIXELS = new PixelSpacing(1, 1);

    private final EvaluationPlan plan;
    private final String dataset;
    private final Sample picture;
    private final FileMeasures.Builder measures;

    private PictureEvaluation(EvaluationPlan plan, String dataset, Sample picture, FileMeasures.Builder measures) {
        this.plan = plan;
        this.dataset = dataset;
        this.picture = picture;
        this.measures = measures;
    }

    /** By object, protocol, repeat and round; before an object's protocols its baseline. */
    static void run(
            EvaluationPlan plan, Annotatable subject, String dataset, Sample picture, FileMeasures.Builder measures) {
        List<Wanted> objects = plan.objects().in(dataset, picture, plan.seed());
        if (!objects.isEmpty()) {
            try (Annotatable.Seen seen = subject.embed(picture.picture())) {
                PictureEvaluation evaluation = new PictureEvaluation(plan, dataset, picture, measures);
                objects.forEach(object -> evaluation.ask(seen, object));
            }
        }
    }

    private void ask(Annotatable.Seen seen, Wanted object) {
        Mask mask = object.mask();
        Mask ellipse = InscribedEllipse.in(mask.bounds().orElseThrow(), mask.width(), mask.height());
        score(
                object,
                new Turn(InscribedEllipse.LABEL, 0, 0, 1),
                new Answer(ellipse, OptionalDouble.empty()),
                OptionalDouble.empty());
        for (InteractiveProtocol protocol : plan.protocols()) {
            for (int repeat = 0; repeat < protocol.repeats(); repeat++) {
                ask(seen.converse(protocol.maskPrompts()), object, protocol, repeat);
            }
        }
    }

    private void ask(Conversation conversation, Wanted object, InteractiveProtocol protocol, int repeat) {
        String label = protocol.label();
        // not of the protocol, so that protocols and models meet the same chance
        RandomGenerator random =
                Chance.of(plan.seed(), "ask", dataset, picture.name(), object.name(), Integer.toString(repeat));
        List<Prompt> further = protocol.start().rule().first(object.mask(), random);
        Answer answer = null;
        int prompts = 0;
        for (int round = 0; round <= protocol.corrections(); round++) {
            if (round > 0) {
                further = List.copyOf(protocol.correction().rule().correct(object.mask(), answer.mask(), random));
            }
            OptionalDouble milliseconds = OptionalDouble.empty();
            if (!further.isEmpty()) {
                long begin = System.nanoTime();
                answer = conversation.ask(further);
                milliseconds = OptionalDouble.of((System.nanoTime() - begin) / 1e6);
            }
            prompts += further.size();
            score(object, new Turn(label, repeat, round, prompts), answer, milliseconds);
        }
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
                new Place(dataset, picture.name(), object.name(), object.mask().area()),
                turn,
                new Scores(overlap.dice(), overlap.iou(), nsd, hd95),
                answer.predictedIou(),
                milliseconds));
    }
}
