package dev.margo.speed;

import dev.margo.segment.LoadOptions;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Precision;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures one subject at one precision after another, float32 first. */
public final class SpeedTest {
    private final Subject subject;
    private final Conditions conditions;
    private ReferenceMasks reference;

    public SpeedTest(Subject subject, Conditions conditions) {
        this.subject = subject;
        this.conditions = conditions;
    }

    /** How many times one measurement takes. */
    public int steps() {
        return conditions.runs() * StageRun.REPEATED + (subject instanceof Subject.Stored ? 2 : 1);
    }

    /**
     * Loads the subject and times its stages.
     *
     * @param step is run after each time that was taken, for whoever watches
     * @throws IOException if it cannot be loaded
     * @throws IllegalArgumentException if it has no such precision, or no such image size
     * @throws IllegalStateException if masks are to be compared and float32 was not measured before
     */
    public ModelSpeed measure(Precision precision, Runnable step) throws IOException {
        LoadOptions options = conditions.options().withPrecision(precision);
        Stopwatch stopwatch = Stopwatch.start(conditions.device());
        try (Segmenter model = subject.load(conditions.device(), options)) {
            double loading = stopwatch.seconds();
            StageRun run = new StageRun(model, conditions, step);
            Stream<StageSpeed> stages = subject instanceof Subject.Stored
                    ? Stream.concat(Stream.of(run.done(Stage.LOAD, loading)), run.stages().stream())
                    : run.stages().stream();
            return speed(model, precision, stages.toList());
        }
    }

    private ModelSpeed speed(Segmenter model, Precision precision, List<StageSpeed> stages) {
        int imageSize = model.info().imageSize();
        return new ModelSpeed(
                subject.name(),
                model.info().architecture(),
                imageSize,
                precision,
                EncoderOperations.gflop(subject.config(), imageSize),
                stages,
                agreement(model, precision));
    }

    private Optional<Agreement> agreement(Segmenter model, Precision precision) {
        if (conditions.picture().isEmpty()) {
            return Optional.empty();
        }
        if (precision == Precision.FLOAT32) {
            reference = ReferenceMasks.of(model, conditions.picture().get());
            return Optional.empty();
        }
        if (reference == null) {
            throw new IllegalStateException("no masks to compare with; measure float32 first");
        }
        return Optional.of(reference.compare(model));
    }
}
