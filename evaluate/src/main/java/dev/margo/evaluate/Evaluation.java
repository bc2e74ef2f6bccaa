package dev.margo.evaluate;

import dev.margo.dataset.SampleSource;
import java.io.IOException;
import java.util.List;

/**
 * Asks for every object of the sources, scores the answers and writes into the folder of its workplace what {@link
 * ResultFolder} says. All but the times are the same whenever it is done again, with any number of threads.
 *
 * <p>Started again in the same folder, an evaluation goes on from there, as {@link MeasuredFiles} says.
 */
public final class Evaluation {
    private final EvaluationPlan plan;
    private final Annotatable subject;

    private Evaluation(EvaluationPlan plan, Annotatable subject) {
        this.plan = plan;
        this.subject = subject;
    }

    /**
     * @throws JournalException if the folder has the journal of another evaluation
     * @throws IOException if the journal or a result cannot be written; what was finished before stays in the journal
     * @throws InterruptedException if the calling thread is interrupted; the same
     */
    public static EvaluationResult run(
            EvaluationPlan plan, Annotatable subject, List<SampleSource> sources, Workplace workplace)
            throws IOException, InterruptedException {
        String measured = "%s %s; %s".formatted(subject.name(), subject.fingerprint(), plan.describe());
        try (MeasuredFiles files = MeasuredFiles.open(workplace, measured, RoundCsv.COLUMNS)) {
            files.measure(sources, new Evaluation(plan, subject)::lines);
            return new ResultFolder(workplace.folder(), plan, files).write(sources);
        }
    }

    private String lines(SampleSource source, int file) throws IOException {
        FileMeasures.Builder measures = new FileMeasures.Builder();
        source.read(file, picture -> {
            Csv.requirePlain(picture.name());
            PictureEvaluation.run(plan, subject, source.name(), picture, measures);
        });
        return measures.build().lines();
    }
}
