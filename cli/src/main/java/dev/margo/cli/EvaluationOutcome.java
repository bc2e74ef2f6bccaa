package dev.margo.cli;

import dev.margo.evaluate.EvaluationResult;
import java.nio.file.Path;
import java.util.List;

/**
 * The last lines of a command that evaluates: what could not be used, and where the rest is.
 *
 * @param files that were given
 */
record EvaluationOutcome(Console console, Path out, int files) {
    /**
     * @param firstModel whose folder lists what was skipped
     * @param skipped by each model
     */
    void tell(String firstModel, List<List<EvaluationResult.Skipped>> skipped) {
        int most = skipped.stream().mapToInt(List::size).max().orElse(0);
        if (most > 0) {
            console.failed("%s of %s files could not be used; %s says which"
                    .formatted(most, files, out.resolve(firstModel).resolve("skipped.csv")));
        }
        console.result("");
        console.result("report:    %s".formatted(out.resolve(EvaluationReport.FILE)));
        console.result("all of it: %s".formatted(out.resolve(EvaluationFiles.SUMMARY)));
    }
}
