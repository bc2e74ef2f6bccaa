package dev.margo.evaluate;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.Evaluation.Job;
import dev.margo.evaluate.RoundScore.Place;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an evaluation leaves in its folder: {@code rounds.csv}, a row per object and round; {@code summary.csv}; {@code
 * summary.md}; {@code times.csv}; and {@code skipped.csv}. Where the plan has extras also {@code objects.csv}, {@code
 * correlations.csv} and {@code released.csv}.
 */
final class ResultFolder {
    private final Path folder;
    private final EvaluationPlan plan;
    private final Journal journal;
    private final Map<String, Counts> counts = new LinkedHashMap<>();

    /** What a data set has. */
    private static final class Counts {
        private final List<String> prints = new ArrayList<>();
        private final Set<String> images = new HashSet<>();
        private final Set<Place> objects = new HashSet<>();

        private EvaluationResult.Dataset of(String name) {
            return new EvaluationResult.Dataset(
                    name, prints.size(), images.size(), objects.size(), DataPrints.together(prints));
        }
    }

    ResultFolder(Path folder, EvaluationPlan plan, Journal journal) {
        this.folder = folder;
        this.plan = plan;
        this.journal = journal;
    }

    /** @param jobs that the journal has, in their order */
    EvaluationResult write(List<SampleSource> sources, List<Job> jobs, List<EvaluationResult.Skipped> skipped)
            throws IOException {
        sources.forEach(source -> counts.put(source.name(), new Counts()));
        SummaryBuilder builder = new SummaryBuilder(plan.seed());
        AttributeTables attributes = new AttributeTables();
        ReleasedScores released = new ReleasedScores();
        write("rounds.csv", out -> {
            out.write(RoundCsv.REPEATABLE_COLUMNS + "\n");
            for (Job job : jobs) {
                FileMeasures measures = journal.read(job.key());
                counts.get(job.key().dataset())
                        .prints
                        .add(journal.print(job.key()).orElseThrow());
                for (RoundScore score : measures.scores()) {
                    out.write(RoundCsv.repeatable(score) + "\n");
                    builder.add(score);
                    count(score.place());
                    if (plan.extras().attributes()) {
                        attributes.add(score);
                    }
                }
                measures.objects().forEach(attributes::add);
                measures.classes().forEach(released::add);
            }
        });
        Summary summary = builder.build();
        write("summary.csv", out -> out.write(SummaryTables.csv(summary)));
        write("summary.md", out -> out.write(SummaryTables.markdown(summary)));
        write("times.csv", out -> out.write(SummaryTables.timesCsv(summary)));
        write("skipped.csv", out -> {
            out.write("dataset,file,reason\n");
            for (EvaluationResult.Skipped file : skipped) {
                out.write(Csv.line(List.of(file.dataset(), file.file(), file.reason())) + "\n");
            }
        });
        List<AttributeCorrelation> correlations = attributes.correlations();
        if (plan.extras().attributes()) {
            write("objects.csv", attributes.objectLines());
            List<String> lines = new ArrayList<>(List.of(AttributeCorrelation.COLUMNS));
            correlations.forEach(correlation -> lines.add(correlation.line()));
            write("correlations.csv", lines);
        }
        if (plan.extras().releasedScores()) {
            List<String> lines = new ArrayList<>(List.of(ReleasedScores.COLUMNS));
            lines.addAll(released.lines());
            write("released.csv", lines);
        }
        List<EvaluationResult.Dataset> datasets = new ArrayList<>();
        counts.forEach((name, count) -> datasets.add(count.of(name)));
        return new EvaluationResult(summary, datasets, skipped, correlations);
    }

    private void count(Place place) {
        counts.get(place.dataset()).images.add(place.image());
        counts.get(place.dataset()).objects.add(place);
    }

    private void write(String name, List<String> lines) throws IOException {
        write(name, out -> {
            for (String line : lines) {
                out.write(line + "\n");
            }
        });
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(BufferedWriter out) throws IOException;
    }

    /** All of it or nothing. */
    private void write(String name, Content content) throws IOException {
        Path path = folder.resolve(name);
        Path temporary = path.resolveSibling("." + name + ".tmp");
        try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
            content.writeTo(out);
        }
        Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
}
