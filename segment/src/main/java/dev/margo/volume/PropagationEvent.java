package dev.margo.volume;

import dev.margo.mask.Mask;

/** What happens while one object is propagated. */
public sealed interface PropagationEvent {
    /** Which slice it is about. */
    int slice();

    /**
     * A slice has its mask.
     *
     * @param iou with the mask that it was projected from; 1 where none was
     */
    record Stored(int slice, Mask mask, double iou) implements PropagationEvent {}

    /** An answer was not taken, and propagation in this direction is over. */
    record Ended(int slice, double iou, Reason reason) implements PropagationEvent {}

    /** Why propagation is over. */
    enum Reason {
        /** The answer is empty: there is no object on this slice. */
        EMPTY,
        /** The answer has too little in common with the mask before it. */
        BELOW_LEAST_IOU
    }
}
