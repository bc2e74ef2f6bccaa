package dev.margo.evaluate.volume;

import dev.margo.mask.Mask;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.segment.Multimask;
import dev.margo.volume.SlicePredictor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks on, and writes down how long each question took, the slice being encoded before. For one thread. */
final class TimedSlices implements SlicePredictor {
    private static final double HUNDREDTHS = 100;

    private final VolumeSubject.Seen seen;
    private final List<Double> milliseconds = new ArrayList<>();

    TimedSlices(VolumeSubject.Seen seen) {
        this.seen = seen;
    }

    @Override
    public Mask predict(int slice, ObjectPrompts prompts, Multimask multimask) {
        return timed(slice, () -> seen.predict(slice, prompts, multimask));
    }

    @Override
    public Mask carry(int slice, ObjectPrompts prompts, Mask previous) {
        return timed(slice, () -> seen.carry(slice, prompts, previous));
    }

    private Mask timed(int slice, Supplier<Mask> question) {
        seen.encode(slice);
        long start = System.nanoTime();
        Mask mask = question.get();
        double taken = (System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        milliseconds.add(Math.round(taken * HUNDREDTHS) / HUNDREDTHS);
        return mask;
    }

    /** Of each question so far, to a hundredth. */
    List<Double> milliseconds() {
        return milliseconds;
    }
}
