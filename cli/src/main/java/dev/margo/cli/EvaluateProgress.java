package dev.margo.cli;

import dev.margo.evaluate.Workplace;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells how the evaluation of a model goes: a bar with the time left where somebody is watching, lines elsewhere. */
final class EvaluateProgress implements Consumer<Workplace.Progress>, AutoCloseable {
    private static final long NANOS_BETWEEN_LINES = TimeUnit.SECONDS.toNanos(30);

    private final Console console;
    private final String model;
    private final long start = System.nanoTime();
    private Progress bar;
    private long lastLine = start;

    EvaluateProgress(Console console, String model) {
        this.console = console;
        this.model = model;
    }

    @Override
    public void accept(Workplace.Progress progress) {
        if (bar == null) {
            bar = Progress.of(console, model, progress.all(), " files", 1);
        }
        bar.at(progress.done(), progress.all());
        progress.skipped()
                .ifPresent(reason -> console.skipped(
                        "%s %s: %s".formatted(progress.dataset(), progress.file(), reason), new IOException(reason)));
        long now = System.nanoTime();
        if (!console.drawsProgress() && now - lastLine > NANOS_BETWEEN_LINES) {
            lastLine = now;
            long left = (now - start) / progress.done() * (progress.all() - progress.done());
            console.note("%s: %s of %s files, about %s min left"
                    .formatted(model, progress.done(), progress.all(), TimeUnit.NANOSECONDS.toMinutes(left) + 1));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
