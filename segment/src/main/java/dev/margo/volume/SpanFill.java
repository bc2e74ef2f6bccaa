package dev.margo.volume;

import dev.margo.image.PixelSpacing;
import dev.margo.mask.Mask;
import dev.margo.metric.Overlap;
import dev.margo.volume.PropagationEvent.Reason;
import java.util.Optional;

/**
 * One walk over one span. Slices that an earlier, cancelled walk has stored are taken as they are, so walking again ends
 * with what one walk would have given.
 */
final class SpanFill {
    private final SlicePredictor predictor;
    private final PropagationSettings settings;
    private final PixelSpacing spacing;
    private final Span span;
    private final Watch watch;

    SpanFill(Propagator propagator, Span span, Watch watch) {
        predictor = propagator.predictor();
        settings = propagator.settings();
        spacing = propagator.spacing();
        this.span = span;
        this.watch = watch;
    }

    void run() {
        Optional<Mask> below = span.below().filter(mask -> !mask.isEmpty());
        Optional<Mask> above = span.above().filter(mask -> !mask.isEmpty());
        boolean enclosed = span.below().isPresent() && span.above().isPresent();
        if (settings.between() != Between.MEETING) {
            below.ifPresent(from -> above.ifPresent(to -> interpolate(from, to)));
        } else if (below.isPresent() && above.isPresent()) {
            meet(below.get(), above.get());
        } else {
            double leastIou = enclosed ? 0 : settings.leastIou();
            below.ifPresent(from -> walk(span.first() - 1, from, span.last(), leastIou));
            above.ifPresent(from -> walk(span.last() + 1, from, span.first(), leastIou));
        }
        span.complete();
    }

    /** From both ends to the middle; with as many slices on either side, the middle one comes from both neighbours. */
    private void meet(Mask below, Mask above) {
        int from = span.first() - 1;
        int to = span.last() + 1;
        int middle = (from + to) / 2;
        int lowerEnd = (to - from) % 2 == 0 ? middle - 1 : middle;
        int upperEnd = middle + 1;
        int reachedUp = walk(from, below, lowerEnd, 0);
        int reachedDown = walk(to, above, upperEnd, 0);
        if (reachedUp == lowerEnd && reachedDown == upperEnd) {
            if (lowerEnd < middle) {
                Mask both = at(reachedUp, below).or(at(reachedDown, above));
                take(middle, both, predicted(middle, both), 0);
            }
        } else if (reachedDown == upperEnd) { // one side came to nothing: the other one goes on
            walk(reachedDown, at(reachedDown, above), reachedUp + 1, 0);
        } else if (reachedUp == lowerEnd) {
            walk(reachedUp, at(reachedUp, below), reachedDown - 1, 0);
        }
    }

    /** The mask on a slice of the span that was reached, or else {@code annotated}, where the walk began. */
    private Mask at(int slice, Mask annotated) {
        return span.masks().getOrDefault(slice, annotated);
    }

    /**
     * From the slice after {@code from} to {@code to}, each projected from the one before.
     *
     * @return the last slice that was stored, {@code from} if none
     */
    private int walk(int from, Mask start, int to, double leastIou) {
        int step = Integer.signum(to - from);
        Mask previous = start;
        for (int slice = from + step; step != 0 && slice != to + step; slice += step) {
            Mask mask = predicted(slice, previous);
            if (!take(slice, previous, mask, leastIou)) {
                return slice - step;
            }
            previous = mask;
        }
        return to;
    }

    private Mask predicted(int slice, Mask previous) {
        Mask known = span.masks().get(slice);
        if (known != null) {
            return known;
        }
        watch.requireGoingOn(slice);
        return predictor.carry(slice, settings.projection().of(previous), previous);
    }

    /** Stores {@code mask} if it is good enough. */
    private boolean take(int slice, Mask previous, Mask mask, double leastIou) {
        if (span.masks().containsKey(slice)) {
            return true;
        }
        double iou = Overlap.of(previous, mask).iou();
        if (mask.isEmpty() || iou < leastIou) {
            Reason reason = mask.isEmpty() ? Reason.EMPTY : Reason.BELOW_LEAST_IOU;
            watch.events().accept(new PropagationEvent.Ended(slice, iou, reason));
            return false;
        }
        span.store(slice, mask);
        watch.events().accept(new PropagationEvent.Stored(slice, mask, iou));
        return true;
    }

    private void interpolate(Mask below, Mask above) {
        Interpolation interpolation = Interpolation.between(below, above, spacing);
        double steps = span.last() - span.first() + 2;
        for (int slice = span.first(); slice <= span.last(); slice++) {
            Mask guide = interpolation.at((slice - span.first() + 1) / steps);
            if (!guide.isEmpty()) {
                Mask mask = settings.between() == Between.MARKERS ? predicted(slice, guide) : guide;
                take(slice, guide, mask, 0);
            }
        }
    }
}
