package dev.margo.train;

import dev.margo.objective.LossReport;
import dev.margo.objective.Validation;
import dev.margo.optimise.EventFile;
import dev.margo.optimise.MetricsCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** Writes down how a run goes: {@code metrics.csv}, {@code validation.csv} and TensorBoard's {@code events}. */
final class RunRecord implements TrainingListener, AutoCloseable {
    private static final List<String> LOSSES = List.of("loss", "mask-loss", "iou-loss", "dice-loss", "last-dice-loss");
    private static final List<String> COLUMNS =
            and(LOSSES, "learning-rate", "gradient-norm", "images-per-second", "waiting-share");
    private static final List<String> VALIDATED = and(LOSSES, "swapped-dice-loss");

    private final MetricsCsv metrics;
    private final MetricsCsv validation;
    private final EventFile events;
    private final int picturesPerStep;
    private final DoubleSupplier waitingShare;
    private long lastNanos = System.nanoTime();

    /** @param step after which the run goes on */
    RunRecord(RunFolder folder, long step, int picturesPerStep, DoubleSupplier waitingShare) throws IOException {
        this.picturesPerStep = picturesPerStep;
        this.waitingShare = waitingShare;
        metrics = MetricsCsv.resume(folder.metrics(), COLUMNS, step);
        validation = MetricsCsv.resume(folder.validation(), VALIDATED, step);
        events = EventFile.create(folder.path().resolve("events"), step + 1);
    }

    private static List<String> and(List<String> first, String... further) {
        return Stream.concat(first.stream(), Stream.of(further)).toList();
    }

    @Override
    public void stepped(long step, LossReport report, double rate, double gradientNorm) {
        long now = System.nanoTime();
        double speed = picturesPerStep * 1e9 / Math.max(1, now - lastNanos);
        lastNanos = now;
        double[] row = new double[COLUMNS.size()];
        System.arraycopy(report.values(), 0, row, 0, LOSSES.size());
        row[LOSSES.size()] = rate;
        row[LOSSES.size() + 1] = gradientNorm;
        row[LOSSES.size() + 2] = speed;
        row[LOSSES.size() + 3] = waitingShare.getAsDouble();
        write(metrics, "train/", COLUMNS, step, row);
    }

    @Override
    public void validated(long step, Validation found, boolean best) {
        double[] row = Arrays.copyOf(found.report().values(), VALIDATED.size());
        row[LOSSES.size()] = found.swappedDice();
        write(validation, "validation/", VALIDATED, step, row);
        lastNanos = System.nanoTime(); // the next step did not begin earlier
    }

    @Override
    public void saved(long step) {
        lastNanos = System.nanoTime();
    }

    private void write(MetricsCsv table, String prefix, List<String> columns, long step, double... row) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            scalars.put(prefix + columns.get(i), row[i]);
        }
        try {
            table.append(step, row);
            events.scalars(step, scalars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (metrics;
                validation;
                events) {
            // each is closed, whatever becomes of the others
        }
    }
}
