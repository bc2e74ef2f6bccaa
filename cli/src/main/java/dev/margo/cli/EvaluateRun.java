package dev.margo.cli;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.Annotatable;
import dev.margo.evaluate.Evaluation;
import dev.margo.evaluate.EvaluationPlan;
import dev.margo.evaluate.EvaluationResult;
import dev.margo.evaluate.Workplace;
import dev.margo.report.Example;
import dev.margo.segment.Segmenter;
import dev.margo.zoo.FileHash;
import dev.margo.zoo.HashAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates one model after the other, and tells what came of it.
 *
 * @param examples whether the report shows some
 */
record EvaluateRun(Console console, Path out, EvaluationPlan plan, EvaluateModelOptions options, boolean examples) {

    /**
     * @param sha256 of the checkpoint's bytes
     * @param fingerprint of the weights and of how they are used
     * @param examples for the report
     */
    record Evaluated(
            EvaluateModelOptions.Named model,
            String sha256,
            String fingerprint,
            EvaluationResult result,
            List<Example> examples) {}

    /** @param typed the command line, for {@code settings.json} */
    void run(List<EvaluateModelOptions.Named> models, List<SampleSource> sources, List<String> typed)
            throws IOException, InterruptedException {
        int files = sources.stream().mapToInt(source -> source.files().size()).sum();
        console.note("models: %s, data sets: %s, files: %s".formatted(models.size(), sources.size(), files));
        int threads = options.pictures();
        List<Evaluated> evaluated = new ArrayList<>();
        for (EvaluateModelOptions.Named model : models) {
            evaluated.add(evaluate(model, sources, threads));
        }
        EvaluationFiles written = new EvaluationFiles(out, plan, options.describe(), typed);
        written.write(evaluated);
        new EvaluationReport(out, plan, options).write(evaluated, typed);
        new EvaluationTable(console).print(evaluated);
        new EvaluationOutcome(console, out, files)
                .tell(
                        models.get(0).name(),
                        evaluated.stream().map(one -> one.result().skipped()).toList());
    }

    private Evaluated evaluate(EvaluateModelOptions.Named model, List<SampleSource> sources, int threads)
            throws IOException, InterruptedException {
        try (Segmenter segmenter = options.load(model)) {
            Annotatable subject = Annotatable.of(model.name(), segmenter);
            Path folder = out.resolve(model.name());
            EvaluationResult result = measure(subject, sources, folder, threads);
            return new Evaluated(
                    model,
                    FileHash.of(model.file(), HashAlgorithm.SHA256).hex(),
                    subject.fingerprint(),
                    result,
                    examples
                            ? new EvaluationExamples(console, plan, sources).of(subject, folder.resolve("rounds.csv"))
                            : List.of());
        }
    }

    private EvaluationResult measure(Annotatable subject, List<SampleSource> sources, Path folder, int threads)
            throws IOException, InterruptedException {
        try (EvaluateProgress progress = new EvaluateProgress(console, subject.name())) {
            return Evaluation.run(plan, subject, sources, new Workplace(folder, threads, progress));
        }
    }
}
