package dev.margo.volume;

import dev.margo.image.PixelSpacing;
import dev.margo.mask.Mask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * Carries an object from the slices where its mask is known to all others.
 *
 * <p>Beyond the outermost known slices: slice by slice, each projected from the one before, until an answer is empty or
 * has less than the least IoU with the mask before it; that answer is not stored. Between two known slices: from both to
 * the middle, whatever the IoU, and if one side comes to nothing, the other one goes on. An empty known mask says that
 * the object is not on that slice: nothing starts there, and what comes from the other side ends before it.
 *
 * <p>Holds no state; as safe to share between threads as its predictor.
 *
 * <p>Source: {@code segment_mask_in_volume} in computational-cell-analytics/micro-sam at 3acdcd72,
 * multi_dimensional_segmentation.py; ADR 9 says what differs.
 */
public final class Propagator {
    private final SliceStack stack;
    private final SlicePredictor predictor;
    private final PropagationSettings settings;

    public Propagator(SliceStack stack, SlicePredictor predictor, PropagationSettings settings) {
        this.stack = stack;
        this.predictor = predictor;
        this.settings = settings;
    }

    /**
     * The object on all slices where it is found, those given among them; empty masks are left out.
     *
     * @param known masks by slice
     * @throws IllegalArgumentException if a slice does not exist or a mask has another size
     * @throws CancellationException if {@code watch} says so
     */
    public SortedMap<Integer, Mask> propagate(SortedMap<Integer, Mask> known, Watch watch) {
        known.forEach((slice, mask) -> {
            stack.requireSlice(slice);
            stack.requireSize(mask);
        });
        SortedMap<Integer, Mask> all = new TreeMap<>(known);
        for (Span span : spans(known)) {
            fill(span, watch);
            all.putAll(span.masks());
        }
        all.values().removeIf(Mask::isEmpty);
        return Collections.unmodifiableSortedMap(all);
    }

    /** What lies below, between and above the known slices, in that order; nothing if none is known. */
    private List<Span> spans(SortedMap<Integer, Mask> known) {
        List<Span> spans = new ArrayList<>();
        int first = 0;
        Optional<Mask> below = Optional.empty();
        for (Map.Entry<Integer, Mask> entry : known.entrySet()) {
            spans.add(new Span(first, entry.getKey() - 1, below, Optional.of(entry.getValue())));
            first = entry.getKey() + 1;
            below = Optional.of(entry.getValue());
        }
        if (!known.isEmpty()) {
            spans.add(new Span(first, stack.slices() - 1, below, Optional.empty()));
        }
        return spans;
    }

    /** Gives the span's slices their masks; nothing if that is done already. */
    void fill(Span span, Watch watch) {
        if (!span.isComplete()) {
            new SpanFill(this, span, watch).run();
        }
    }

    SlicePredictor predictor() {
        return predictor;
    }

    PropagationSettings settings() {
        return settings;
    }

    /** Of the slices' pixels. */
    PixelSpacing spacing() {
        return stack.spacing();
    }
}
