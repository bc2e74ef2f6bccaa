package dev.margo.evaluate;

import dev.margo.dataset.SampleSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation leaves in its folder: {@code rounds.csv}, a row per object and round; {@code summary.csv}; {@code
 * summary.md}; {@code times.csv}; and {@code skipped.csv}. Where the plan has extras also {@code objects.csv}, {@code
 * correlations.csv} and {@code released.csv}.
 */
final class ResultFolder {
    private final TableFolder tables;
    private final EvaluationPlan plan;
    private final MeasuredFiles files;
    private final Map<String, DatasetCount> counts = new LinkedHashMap<>();

    ResultFolder(Path folder, EvaluationPlan plan, MeasuredFiles files) {
        this.tables = new TableFolder(folder);
        this.plan = plan;
        this.files = files;
    }

    /** @param sources that were measured */
    EvaluationResult write(List<SampleSource> sources) throws IOException {
        sources.forEach(source -> counts.put(source.name(), new DatasetCount()));
        SummaryBuilder builder = new SummaryBuilder(plan.seed());
        AttributeTables attributes = new AttributeTables();
        ReleasedScores released = new ReleasedScores();
        tables.write("rounds.csv", out -> {
            out.write(RoundCsv.REPEATABLE_COLUMNS + "\n");
            for (FileKey file : files.read()) {
                FileMeasures measures = files.lines(file, FileMeasures::parse);
                DatasetCount count = counts.get(file.dataset());
                count.addFile(files.print(file));
                for (RoundScore score : measures.scores()) {
                    out.write(RoundCsv.repeatable(score) + "\n");
                    builder.add(score);
                    count.addObject(score.place().image(), score.place().object());
                    if (plan.extras().attributes()) {
                        attributes.add(score);
                    }
                }
                measures.objects().forEach(attributes::add);
                measures.classes().forEach(released::add);
            }
        });
        Summary summary = builder.build();
        tables.write("summary.csv", out -> out.write(SummaryTables.csv(summary)));
        tables.write("summary.md", out -> out.write(SummaryTables.markdown(summary)));
        tables.write("times.csv", out -> out.write(SummaryTables.timesCsv(summary)));
        tables.writeSkipped(files.skipped());
        List<AttributeCorrelation> correlations = attributes.correlations();
        if (plan.extras().attributes()) {
            tables.write("objects.csv", attributes.objectLines());
            List<String> lines = new ArrayList<>(List.of(AttributeCorrelation.COLUMNS));
            correlations.forEach(correlation -> lines.add(correlation.line()));
            tables.write("correlations.csv", lines);
        }
        if (plan.extras().releasedScores()) {
            List<String> lines = new ArrayList<>(List.of(ReleasedScores.COLUMNS));
            lines.addAll(released.lines());
            tables.write("released.csv", lines);
        }
        List<EvaluationResult.Dataset> datasets = new ArrayList<>();
        counts.forEach((name, count) -> datasets.add(count.of(name)));
        return new EvaluationResult(summary, datasets, files.skipped(), correlations);
    }
}
