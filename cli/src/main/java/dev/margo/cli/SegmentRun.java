package dev.margo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Goes through the images: one failing image ends a run of one, and is skipped in a run of many. */
final class SegmentRun {
    private final Console console;
    private final ImageSegmentation segmentation;
    private final ResultFiles files;
    private boolean modelTold;
    private int skipped;
    private int exitCode;

    SegmentRun(Console console, ImageSegmentation segmentation, ResultFiles files) {
        this.console = console;
        this.segmentation = segmentation;
        this.files = files;
    }

    /** The exit code. */
    int run(Map<Path, Outputs> plan) throws IOException {
        if (plan.size() == 1) {
            Path only = plan.keySet().iterator().next();
            finish(segmentation.run(only), plan.get(only));
            return 0;
        }
        return runMany(plan);
    }

    private int runMany(Map<Path, Outputs> plan) throws IOException {
        try (Progress progress = Progress.of(console, "Segmenting", plan.size(), " images", 1)) {
            for (Map.Entry<Path, Outputs> entry : plan.entrySet()) {
                Optional<ImageResult> result = attempt(entry.getKey());
                if (result.isPresent()) {
                    finish(result.get(), entry.getValue());
                }
                progress.step();
            }
        }
        if (skipped > 0) {
            console.failed("%s of %s images were skipped".formatted(skipped, plan.size()));
        }
        return exitCode;
    }

    /** Nothing if the image or its prompts are at fault; a fault of the model ends the run. */
    private Optional<ImageResult> attempt(Path image) {
        try {
            return Optional.of(segmentation.run(image));
        } catch (IOException | UsageException e) {
            Failure failure = Failure.of(e);
            console.skipped(failure.line(), e);
            exitCode = Math.max(exitCode, failure.exitCode());
            skipped++;
            return Optional.empty();
        }
    }

    private void finish(ImageResult result, Outputs outputs) throws IOException {
        files.write(result, outputs);
        if (!modelTold) {
            console.note(segmentation.model().describe());
            modelTold = true;
        }
        if (console.json()) {
            console.result(JsonFile.write(ResultJson.of(result, outputs, files, segmentation.model())));
        } else {
            ResultText.lines(result, outputs, files).forEach(console::result);
        }
    }
}
