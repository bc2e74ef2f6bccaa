package dev.margo.cli;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.Workplace;
import dev.margo.evaluate.volume.VolumeEvaluation;
import dev.margo.evaluate.volume.VolumePlan;
import dev.margo.evaluate.volume.VolumeResult;
import dev.margo.evaluate.volume.VolumeSubject;
import dev.margo.segment.Segmenter;
import dev.margo.zoo.FileHash;
import dev.margo.zoo.HashAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Evaluates one model after the other on volumes, and tells what came of it.
 *
 * @param plans by the name of the model
 * @param examples whether the report shows some
 */
record Evaluate3dRun(
        Console console, Path out, Map<String, VolumePlan> plans, EvaluateModelOptions options, boolean examples) {

    /**
     * @param sha256 of the checkpoint
     * @param fingerprint of the weights and of how they are used
     */
    record Evaluated(
            EvaluateModelOptions.Named model,
            String sha256,
            String fingerprint,
            VolumePlan plan,
            VolumeResult result) {}

    /** @param typed the command line, for {@code settings.json} */
    void run(List<EvaluateModelOptions.Named> models, List<SampleSource> sources, List<String> typed)
            throws IOException, InterruptedException {
        int files = sources.stream().mapToInt(source -> source.files().size()).sum();
        console.note("models: %s, data sets: %s, volumes: %s".formatted(models.size(), sources.size(), files));
        List<Evaluated> evaluated = new ArrayList<>();
        for (EvaluateModelOptions.Named model : models) {
            evaluated.add(evaluate(model, sources));
        }
        new Evaluate3dFiles(out, options.describe(), typed).write(evaluated);
        new Evaluate3dReport(console, out, options, examples).write(evaluated, sources, typed);
        new Evaluate3dTable(console).print(evaluated);
        new EvaluationOutcome(console, out, files)
                .tell(
                        models.get(0).name(),
                        evaluated.stream().map(one -> one.result().skipped()).toList());
    }

    private Evaluated evaluate(EvaluateModelOptions.Named model, List<SampleSource> sources)
            throws IOException, InterruptedException {
        VolumePlan plan = plans.get(model.name());
        try (Segmenter segmenter = options.load(model);
                TemporaryFolder slices = TemporaryFolder.of("margo-slices");
                EvaluateProgress progress = new EvaluateProgress(console, model.name())) {
            VolumeSubject subject = VolumeSubject.of(model.name(), segmenter, slices.path());
            Workplace workplace = new Workplace(out.resolve(model.name()), options.pictures(), progress);
            return new Evaluated(
                    model,
                    FileHash.of(model.file(), HashAlgorithm.SHA256).hex(),
                    subject.fingerprint(),
                    plan,
                    VolumeEvaluation.run(plan, subject, sources, workplace));
        }
    }
}
