package dev.margo.evaluate;

import dev.margo.dataset.SampleSource;
import dev.margo.dataset.SkipReason;
import dev.margo.dataset.SourceFile;
import dev.margo.evaluate.Journal.FileKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks for every object of the sources, scores the answers and writes into the folder of its workplace what {@link
 * ResultFolder} says. All but the times are the same whenever it is done again, with any number of threads.
 *
 * <p>{@code journal.csv} has what is measured so far. Started again in the same folder, an evaluation goes on from there; files
 * whose data are others since are measured again. Files that cannot be read are skipped and listed.
 */
public final class Evaluation {
    /** A file to be measured. */
    record Job(SampleSource source, int index) {
        FileKey key() {
            return new FileKey(source.name(), file().name());
        }

        private SourceFile file() {
            return source.files().get(index);
        }
    }

    private final EvaluationPlan plan;
    private final Annotatable subject;
    private final Workplace workplace;
    private final List<Job> jobs;
    private final Journal journal;
    private final DataPrints prints = new DataPrints();
    private final Map<FileKey, String> skipped = new ConcurrentHashMap<>();
    private int done;

    private Evaluation(EvaluationPlan plan, Annotatable subject, Workplace workplace, List<Job> jobs, Journal journal) {
        this.plan = plan;
        this.subject = subject;
        this.workplace = workplace;
        this.jobs = jobs;
        this.journal = journal;
    }

    /**
     * @throws JournalException if the folder has the journal of another evaluation
     * @throws IOException if the journal or a result cannot be written; what was finished before stays in the journal
     * @throws InterruptedException if the calling thread is interrupted; the same
     */
    public static EvaluationResult run(
            EvaluationPlan plan, Annotatable subject, List<SampleSource> sources, Workplace workplace)
            throws IOException, InterruptedException {
        List<Job> jobs = jobs(sources);
        Files.createDirectories(workplace.folder());
        String measured = "%s %s; %s".formatted(subject.name(), subject.fingerprint(), plan.describe());
        try (Journal journal = Journal.open(workplace.folder().resolve("journal.csv"), Csv.requirePlain(measured))) {
            Evaluation evaluation = new Evaluation(plan, subject, workplace, jobs, journal);
            Workers.doEach(jobs, workplace.threads(), evaluation::measure);
            List<Job> read = jobs.stream()
                    .filter(job -> !evaluation.skipped.containsKey(job.key()))
                    .toList();
            return new ResultFolder(workplace.folder(), plan, journal).write(sources, read, evaluation.skippedFiles());
        }
    }

    private static List<Job> jobs(List<SampleSource> sources) {
        List<Job> jobs = new ArrayList<>();
        Set<FileKey> names = new HashSet<>();
        for (SampleSource source : sources) {
            for (int i = 0; i < source.files().size(); i++) {
                Job job = new Job(source, i);
                Csv.requirePlain(job.key().dataset());
                Csv.requirePlain(job.key().name());
                if (!names.add(job.key())) {
                    throw new IllegalArgumentException("%s has two files called %s; results could not tell them apart"
                            .formatted(source.name(), job.key().name()));
                }
                jobs.add(job);
            }
        }
        return jobs;
    }

    private void measure(Job job) throws IOException {
        Optional<Measured> measured = Optional.empty();
        try {
            measured = measuredNow(job);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            skipped.put(job.key(), SkipReason.of(e instanceof UncheckedIOException late ? late.getCause() : e));
        }
        if (measured.isPresent()) {
            journal.append(job.key(), measured.get().print, measured.get().measures);
        }
        tell(job);
    }

    private record Measured(String print, FileMeasures measures) {}

    /** Nothing if the journal has it, from the same data. */
    private Optional<Measured> measuredNow(Job job) throws IOException {
        String print = prints.of(job.source, job.file());
        if (journal.print(job.key()).equals(Optional.of(print))) {
            return Optional.empty();
        }
        FileMeasures.Builder measures = new FileMeasures.Builder();
        job.source.read(job.index, picture -> {
            Csv.requirePlain(picture.name());
            PictureEvaluation.run(plan, subject, job.source.name(), picture, measures);
        });
        return Optional.of(new Measured(print, measures.build()));
    }

    private synchronized void tell(Job job) {
        done++;
        FileKey file = job.key();
        Optional<String> reason = Optional.ofNullable(skipped.get(file));
        workplace.progress().accept(new Workplace.Progress(file.dataset(), file.name(), done, jobs.size(), reason));
    }

    private List<EvaluationResult.Skipped> skippedFiles() {
        return jobs.stream()
                .map(Job::key)
                .filter(skipped::containsKey)
                .map(key -> new EvaluationResult.Skipped(key.dataset(), key.name(), skipped.get(key)))
                .toList();
    }
}
