package dev.margo.evaluate;

import dev.margo.dataset.SampleSource;
import dev.margo.dataset.SkipReason;
import dev.margo.dataset.SourceFile;
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
import java.util.function.Function;

/**
 * What is measured of the files of data sets, whatever that is: kept in the folder's {@code journal.csv} file by file, so
 * that an evaluation which was ended goes on from there. Files whose data are others since are measured again. Files that
 * cannot be read are skipped and listed.
 */
public final class MeasuredFiles implements AutoCloseable {
    private final Workplace workplace;
    private final Journal journal;
    private final DataPrints prints = new DataPrints();
    private final Map<FileKey, String> skipped = new ConcurrentHashMap<>();
    private final List<Job> jobs = new ArrayList<>();
    private int done;

    /** Measures one file. */
    @FunctionalInterface
    public interface Measurement {
        /**
         * What came of {@code source.files().get(file)}, a line for each row of the table; each ends with a line feed.
         *
         * @throws IOException if the file cannot be read; it is then skipped
         */
        String lines(SampleSource source, int file) throws IOException;
    }

    private record Job(SampleSource source, int index) {
        private FileKey key() {
            return new FileKey(source.name(), file().name());
        }

        private SourceFile file() {
            return source.files().get(index);
        }
    }

    private MeasuredFiles(Workplace workplace, Journal journal) {
        this.workplace = workplace;
        this.journal = journal;
    }

    /**
     * Those of the workplace's folder.
     *
     * @param measured on one line, what the rows are about: the subject and the plan
     * @param columns of the table
     * @throws JournalException if the folder has the journal of another evaluation
     */
    public static MeasuredFiles open(Workplace workplace, String measured, String columns) throws IOException {
        Files.createDirectories(workplace.folder());
        return new MeasuredFiles(
                workplace,
                Journal.open(workplace.folder().resolve("journal.csv"), Csv.requirePlain(measured), columns));
    }

    /**
     * Measures all files that the journal does not have from the same data. Called once.
     *
     * @throws IOException if the journal cannot be written; what was finished before stays in it
     * @throws InterruptedException if the calling thread is interrupted; the same
     */
    public void measure(List<SampleSource> sources, Measurement measurement) throws IOException, InterruptedException {
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
        Workers.doEach(jobs, workplace.threads(), job -> measure(job, measurement));
    }

    private void measure(Job job, Measurement measurement) throws IOException {
        Optional<Measured> measured = Optional.empty();
        try {
            measured = measuredNow(job, measurement);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            skipped.put(job.key(), SkipReason.of(e instanceof UncheckedIOException late ? late.getCause() : e));
        }
        if (measured.isPresent()) {
            journal.append(job.key(), measured.get().print, measured.get().lines);
        }
        tell(job);
    }

    private record Measured(String print, String lines) {}

    /** Nothing if the journal has it, from the same data. */
    private Optional<Measured> measuredNow(Job job, Measurement measurement) throws IOException {
        String print = prints.of(job.source, job.file());
        if (journal.print(job.key()).equals(Optional.of(print))) {
            return Optional.empty();
        }
        return Optional.of(new Measured(print, measurement.lines(job.source, job.index)));
    }

    private synchronized void tell(Job job) {
        done++;
        FileKey file = job.key();
        Optional<String> reason = Optional.ofNullable(skipped.get(file));
        workplace.progress().accept(new Workplace.Progress(file.dataset(), file.name(), done, jobs.size(), reason));
    }

    /** Those that could be read, in the order of the sources. */
    public List<FileKey> read() {
        return jobs.stream()
                .map(Job::key)
                .filter(key -> !skipped.containsKey(key))
                .toList();
    }

    /** Those that could not, in the same order. */
    public List<EvaluationResult.Skipped> skipped() {
        return jobs.stream()
                .map(Job::key)
                .filter(skipped::containsKey)
                .map(key -> new EvaluationResult.Skipped(key.dataset(), key.name(), skipped.get(key)))
                .toList();
    }

    /**
     * What was measured of a file that could be read.
     *
     * @param parse of its lines; throws an IllegalArgumentException for one that it does not understand
     * @throws JournalException if one is not understood
     */
    public <T> T lines(FileKey file, Function<String, T> parse) throws IOException {
        return journal.read(file, parse);
    }

    /** What changes when the data of a file that could be read are others. */
    public String print(FileKey file) {
        return journal.print(file).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
