package dev.margo.evaluate;

import dev.margo.evaluate.Journal.SourceFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks for every object of the sources, scores the answers and writes into the folder of its workplace: {@code
 * rounds.csv}, a row per object and round; {@code summary.csv}; {@code summary.md}; and {@code times.csv}. All but the
 * times are the same whenever it is done again, with any number of threads.
 *
 * <p>{@code journal.csv} has what is measured so far. Started again in the same folder, an evaluation goes on from there.
 */
public final class Evaluation {
    private record Job(PictureSource source, int index) {
        private SourceFile file() {
            return new SourceFile(source.name(), source.files().get(index));
        }
    }

    private final EvaluationPlan plan;
    private final Annotatable subject;
    private final Workplace workplace;
    private final List<Job> jobs;
    private final Journal journal;
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
     * @throws IOException if a picture cannot be read; what was finished before stays in the journal
     * @throws InterruptedException if the calling thread is interrupted; the same
     */
    public static Summary run(
            EvaluationPlan plan, Annotatable subject, List<PictureSource> sources, Workplace workplace)
            throws IOException, InterruptedException {
        List<Job> jobs = jobs(sources);
        Files.createDirectories(workplace.folder());
        String measured = "%s %s; %s".formatted(subject.name(), subject.fingerprint(), plan.describe());
        try (Journal journal = Journal.open(workplace.folder().resolve("journal.csv"), Csv.requirePlain(measured))) {
            Evaluation evaluation = new Evaluation(plan, subject, workplace, jobs, journal);
            List<Job> left =
                    jobs.stream().filter(job -> !journal.has(job.file())).toList();
            evaluation.done = jobs.size() - left.size();
            Workers.doEach(left, workplace.threads(), evaluation::measure);
            return evaluation.conclude();
        }
    }

    private static List<Job> jobs(List<PictureSource> sources) {
        List<Job> jobs = new ArrayList<>();
        Set<SourceFile> names = new HashSet<>();
        for (PictureSource source : sources) {
            for (int i = 0; i < source.files().size(); i++) {
                Job job = new Job(source, i);
                Csv.requirePlain(job.file().dataset());
                Csv.requirePlain(job.file().name());
                if (!names.add(job.file())) {
                    throw new IllegalArgumentException("%s has two files called %s; results could not tell them apart"
                            .formatted(source.name(), job.file().name()));
                }
                jobs.add(job);
            }
        }
        return jobs;
    }

    private void measure(Job job) throws IOException {
        List<RoundScore> scores = new ArrayList<>();
        try {
            job.source.read(job.index, picture -> {
                Csv.requirePlain(picture.name());
                PictureEvaluation.run(plan, subject, job.source.name(), picture, scores::add);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        journal.append(job.file(), scores);
        tell(job.file());
    }

    private synchronized void tell(SourceFile file) {
        done++;
        workplace.progress().accept(new Workplace.Progress(file.dataset(), file.name(), done, jobs.size()));
    }

    private Summary conclude() throws IOException {
        SummaryBuilder builder = new SummaryBuilder(plan.seed());
        Path folder = workplace.folder();
        write(folder.resolve("rounds.csv"), out -> {
            out.write(RoundCsv.REPEATABLE_COLUMNS + "\n");
            for (Job job : jobs) {
                List<RoundScore> scores = new ArrayList<>();
                journal.read(job.file(), scores::add);
                for (RoundScore score : scores) {
                    out.write(RoundCsv.repeatable(score) + "\n");
                    builder.add(score);
                }
            }
        });
        Summary summary = builder.build();
        write(folder.resolve("summary.csv"), out -> out.write(SummaryTables.csv(summary)));
        write(folder.resolve("summary.md"), out -> out.write(SummaryTables.markdown(summary)));
        write(folder.resolve("times.csv"), out -> out.write(SummaryTables.timesCsv(summary)));
        return summary;
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(BufferedWriter out) throws IOException;
    }

    /** All of it or nothing. */
    private static void write(Path path, Content content) throws IOException {
        Path temporary = path.resolveSibling("." + path.getFileName() + ".tmp");
        try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
            content.writeTo(out);
        }
        Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
}
