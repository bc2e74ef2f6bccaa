package dev.margo.cli;

import dev.margo.objective.LossReport;
import dev.margo.objective.Validation;
import dev.margo.train.RunWatcher;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells how a training run goes: a bar where somebody is watching, lines elsewhere. */
final class TrainConsole implements RunWatcher, AutoCloseable {
    private static final long NANOS_BETWEEN_LINES = TimeUnit.SECONDS.toNanos(30);
    private static final double SMOOTHING = 0.05; // share of a new step in the figures shown

    private final Console console;
    private final Runnable stepping;
    private Progress progress;
    private String shown = "";
    private long steps;
    private long lastLine = System.nanoTime();
    private double loss = Double.NaN;
    private double dice = Double.NaN;
    private String best = "";

    /** @param stepping is run when the first step begins */
    TrainConsole(Console console, Runnable stepping) {
        this.console = console;
        this.stepping = stepping;
    }

    @Override
    public void reading(String dataset, int files, int of) {
        show("reading " + dataset, of, "");
        progress.at(files, of);
    }

    private void show(String task, long total, String unit) {
        if (!shown.equals(task)) {
            close();
            progress = Progress.of(console, task, total, unit, 1);
            shown = task;
        }
    }

    @Override
    public void began(long step, long all) {
        steps = all;
        show("training", all, " steps");
        progress.at(step, all);
        if (step > 0) {
            console.note("going on after step %s of %s".formatted(step, all));
        }
        stepping.run();
    }

    @Override
    public void stepped(long step, LossReport report, double rate, double gradientNorm) {
        loss = smooth(loss, report.loss());
        dice = smooth(dice, 1 - report.dice());
        String figures = String.format(Locale.ROOT, "loss %.3f, Dice %.3f%s", loss, dice, best);
        progress.at(step, steps);
        progress.say(figures);
        if (!console.drawsProgress() && System.nanoTime() - lastLine > NANOS_BETWEEN_LINES) {
            lastLine = System.nanoTime();
            console.note("step %s of %s: %s".formatted(step, steps, figures));
        }
    }

    private static double smooth(double mean, double next) {
        return Double.isNaN(mean) ? next : mean + (next - mean) * SMOOTHING;
    }

    @Override
    public void validated(long step, Validation found, boolean isBest) {
        double dice = 1 - found.report().dice();
        if (isBest) {
            best = String.format(Locale.ROOT, ", best validation %.3f", dice);
        }
        console.note(String.format(
                Locale.ROOT,
                "step %s of %s: validation loss %.3f, Dice %.3f%s",
                step,
                steps,
                found.report().loss(),
                dice,
                isBest ? ", the best so far" : ""));
        if (found.isBlind()) {
            note(String.format(
                    Locale.ROOT,
                    "the masks hardly depend on the pictures: Dice is %.3f when objects are asked for on other pictures;"
                            + " if this stays so, start anew with a lower learning rate",
                    1 - found.swappedDice()));
        }
    }

    @Override
    public void note(String line) {
        console.note("note: " + line);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
