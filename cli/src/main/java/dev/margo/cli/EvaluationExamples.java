package dev.margo.cli;

import dev.margo.dataset.SampleSource;
import dev.margo.evaluate.Annotatable;
import dev.margo.evaluate.EvaluationPlan;
import dev.margo.evaluate.Replay;
import dev.margo.evaluate.RoundsFile;
import dev.margo.report.Example;
import dev.margo.report.ExampleChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks a model again for what the report shows of it, as an evaluation keeps no masks. */
record EvaluationExamples(Console console, EvaluationPlan plan, List<SampleSource> sources) {

    /**
     * Of the first protocol: the best, the median and the worst object of every data set.
     *
     * @param rounds the scores of {@code subject}
     */
    List<Example> of(Annotatable subject, Path rounds) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<ExampleChoice> chosen = ExampleChoice.of(
                RoundsFile.read(rounds), plan.protocols().get(0).label());
        try (Progress progress = Progress.of(console, subject.name() + ", examples", chosen.size(), " objects", 1)) {
            Replay replay = new Replay(plan, subject, sources);
            for (ExampleChoice choice : chosen) {
                replay.of(choice.score())
                        .map(seen -> new Example(
                                subject.name(),
                                choice.rank(),
                                choice.score(),
                                new Example.Shown(
                                        seen.picture(),
                                        seen.object(),
                                        seen.answer().mask(),
                                        seen.said())))
                        .ifPresent(examples::add);
                progress.step();
            }
        }
        return examples;
    }
}
