package dev.margo.cli;

import dev.margo.speed.Agreement;
import dev.margo.speed.Machine;
import dev.margo.speed.MatrixRate;
import dev.margo.speed.ModelSpeed;
import dev.margo.speed.ResidentMemory;
import dev.margo.speed.StageSpeed;
import dev.margo.speed.Subject;
import dev.margo.tensor.Precision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** For people: a row for each stage, printed when its model is done. */
final class BenchTable implements BenchReport {
    private static final double GIB = 1 << 30;
    private static final int PERCENT = 100;

    private final Console console;
    private final String withoutIou;
    private final String row;
    private double rate;

    /** @param withoutIou why masks are not compared, where they are not */
    BenchTable(Console console, List<Subject> subjects, String withoutIou) {
        this.console = console;
        this.withoutIou = withoutIou;
        int width =
                subjects.stream().mapToInt(subject -> subject.name().length()).reduce("model".length(), Math::max);
        row = "%-" + width + "s  %-9s  %-27s  %9s  %17s  %8s  %8s  %8s";
    }

    @Override
    public void begin(Machine machine) {
        rate = machine.sgemmGflopPerSecond();
        String vectors = machine.vectorFloats().isPresent()
                ? "vectors of %s floats".formatted(machine.vectorFloats().getAsInt())
                : "no vectors";
        console.result("Java %s, %s, %s threads, %s, libtorch with %s"
                .formatted(machine.java(), machine.device(), machine.threads(), vectors, machine.libtorch()));
        machine.vectorObstacle().ifPresent(console::result);
        console.result(number("sgemm of %2$s x %2$s: %1$.0f GFLOP/s", rate, MatrixRate.SIDE));
        console.result(row.formatted(
                "model", "precision", "stage", "median s", "min - max", "of sgemm", "GiB now", "GiB peak"));
    }

    @Override
    public void add(ModelSpeed speed) {
        speed.stages().forEach(stage -> console.result(row(speed, stage)));
        if (speed.precision() != Precision.FLOAT32) {
            console.result("%s %s, IoU with the masks in float32: %s"
                    .formatted(
                            speed.name(),
                            speed.precision().label(),
                            speed.agreement().map(BenchTable::text).orElse("not measured, " + withoutIou)));
        }
    }

    private String row(ModelSpeed speed, StageSpeed stage) {
        OptionalDouble share = speed.share(stage, rate);
        return row.formatted(
                speed.name(),
                speed.precision().label(),
                stage.stage().label(),
                number("%.3f", stage.timing().median()),
                number("%.3f - %.3f", stage.timing().min(), stage.timing().max()),
                share.isPresent() ? number("%.0f %%", PERCENT * share.getAsDouble()) : "",
                gibibytes(stage.memory(), ResidentMemory::bytes),
                gibibytes(stage.memory(), ResidentMemory::peakBytes));
    }

    private static String gibibytes(Optional<ResidentMemory> memory, ToLongFunction<ResidentMemory> which) {
        return memory.map(known -> number("%.2f", which.applyAsLong(known) / GIB))
                .orElse("-");
    }

    private static String text(Agreement agreement) {
        return number("mean %.4f, worst %.4f of %s", agreement.meanIou(), agreement.worstIou(), agreement.masks());
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    @Override
    public void skipped(Subject subject, Precision precision, String reason) {
        // the console has told it
    }

    @Override
    public void end() {
        // every row is out
    }
}
