package dev.margo.volume;

import dev.margo.mask.Mask;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The slices between two annotated neighbours, or from the outermost annotated one to the end of the stack, and what
 * propagation has given them so far.
 */
final class Span {
    private final int first;
    private final int last;
    private final Optional<Mask> below; // on the annotated slice first - 1
    private final Optional<Mask> above; // on the annotated slice last + 1
    private final NavigableMap<Integer, Mask> masks = new TreeMap<>();
    private boolean complete;

    /** Slices {@code first} to {@code last}; none if {@code first > last}. */
    Span(int first, int last, Optional<Mask> below, Optional<Mask> above) {
        this.first = first;
        this.last = last;
        this.below = below;
        this.above = above;
        complete = first > last;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /** The annotated mask below; absent at the lower end of the stack. */
    Optional<Mask> below() {
        return below;
    }

    /** The annotated mask above; absent at the upper end of the stack. */
    Optional<Mask> above() {
        return above;
    }

    SortedMap<Integer, Mask> masks() {
        return Collections.unmodifiableSortedMap(masks);
    }

    void store(int slice, Mask mask) {
        masks.put(slice, mask);
    }

    boolean isComplete() {
        return complete;
    }

    void complete() {
        complete = true;
    }
}
