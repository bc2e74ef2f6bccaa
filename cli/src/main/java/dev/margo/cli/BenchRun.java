package dev.margo.cli;

import dev.margo.speed.Conditions;
import dev.margo.speed.Machine;
import dev.margo.speed.ModelSpeed;
import dev.margo.speed.SpeedTest;
import dev.margo.speed.Subject;
import dev.margo.tensor.Precision;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Goes through the models and precisions, and tells what was measured as soon as it is there. */
final class BenchRun {
    private final Console console;
    private final Conditions conditions;
    private final Set<Precision> precisions;
    private int compared;
    private int skipped;

    /** @param precisions float32 first */
    BenchRun(Console console, Conditions conditions, Set<Precision> precisions) {
        this.console = console;
        this.conditions = conditions;
        this.precisions = precisions;
    }

    /** The exit code: all that was asked for beside float32 being skipped is a misuse. */
    int run(List<Subject> subjects, BenchReport report) throws IOException {
        report.begin(Machine.measure(conditions.device()));
        for (Subject subject : subjects) {
            SpeedTest test = new SpeedTest(subject, conditions);
            for (Precision precision : precisions) {
                try {
                    report.add(measure(test, "%s %s".formatted(subject.name(), precision.label()), precision));
                    compared += precision == Precision.FLOAT32 ? 0 : 1;
                } catch (IllegalArgumentException e) {
                    skip(subject, precision, report, e);
                }
            }
        }
        report.end();
        return skipped > 0 && compared == 0 ? Failure.USAGE : 0;
    }

    private ModelSpeed measure(SpeedTest test, String name, Precision precision) {
        try (Progress progress = Progress.of(console, "Measuring " + name, test.steps(), " runs", 1)) {
            return test.measure(precision, progress::step);
        } catch (IOException e) {
            throw new ModelException(e);
        }
    }

    /** Float32 is there for every model, so what is wrong with it is something else, such as the image size. */
    private void skip(Subject subject, Precision precision, BenchReport report, IllegalArgumentException cause) {
        if (precision == Precision.FLOAT32) {
            throw new UsageException(cause.getMessage(), cause);
        }
        console.skipped("%s: %s".formatted(subject.name(), cause.getMessage()), cause);
        report.skipped(subject, precision, cause.getMessage());
        skipped++;
    }
}
