package dev.margo.evaluate.volume;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.DatasetCount;
import dev.margo.evaluate.EvaluationResult;
import dev.margo.evaluate.FileKey;
import dev.margo.evaluate.MeasuredFiles;
import dev.margo.evaluate.TableFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation leaves in its folder: {@code volumes.csv}, a row per object, start and settings; {@code summary.csv};
 * {@code summary.md}; {@code times.csv}; and {@code skipped.csv}.
 */
final class VolumeResultFolder {
    private final TableFolder tables;
    private final VolumePlan plan;
    private final MeasuredFiles files;

    VolumeResultFolder(Path folder, VolumePlan plan, MeasuredFiles files) {
        this.tables = new TableFolder(folder);
        this.plan = plan;
        this.files = files;
    }

    /** @param sources that were measured */
    VolumeResult write(List<SampleSource> sources) throws IOException {
        Map<String, DatasetCount> counts = new LinkedHashMap<>();
        sources.forEach(source -> counts.put(source.name(), new DatasetCount()));
        VolumeSummaryBuilder builder = new VolumeSummaryBuilder(plan.seed());
        tables.write("volumes.csv", out -> {
            out.write(VolumeCsv.REPEATABLE_COLUMNS + "\n");
            for (FileKey file : files.read()) {
                DatasetCount count = counts.get(file.dataset());
                count.addFile(files.print(file));
                for (VolumeScore score : files.lines(file, VolumeCsv::parseAll)) {
                    out.write(VolumeCsv.repeatable(score) + "\n");
                    builder.add(score);
                    count.addObject(score.place().volume(), score.place().object());
                }
            }
        });
        VolumeSummary summary = builder.build();
        tables.write("summary.csv", VolumeTables.csv(summary));
        tables.write("summary.md", VolumeTables.markdown(summary, plan.nsdToleranceMm()));
        tables.write("times.csv", VolumeTables.timesCsv(summary));
        tables.writeSkipped(files.skipped());
        List<EvaluationResult.Dataset> datasets = new ArrayList<>();
        counts.forEach((name, count) -> datasets.add(count.of(name)));
        return new VolumeResult(summary, datasets, files.skipped());
    }
}
