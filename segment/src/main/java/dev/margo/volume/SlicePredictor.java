package dev.margo.volume;

import dev.margo.mask.Mask;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.segment.Multimask;

/** Answers prompts on single slices of one volume. The same question gets the same answer. */
@FunctionalInterface
public interface SlicePredictor {
    /**
     * The object's mask on {@code slice}.
     *
     * @param prompts in px of the slice; a mask prompt among them is the object on a neighbouring slice
     * @throws IllegalArgumentException if the slice does not exist or the prompts do not suit it
     * @throws java.io.UncheckedIOException if the volume or the cache cannot be read any more
     */
    Mask predict(int slice, ObjectPrompts prompts, Multimask multimask);

    /**
     * The object's mask on {@code slice}, carried over from a neighbouring one; one mask is offered, not three.
     *
     * @param prompts that stand for {@code previous}
     * @param previous the object on the neighbouring slice, which says about where it lies on this one, too; not empty
     */
    default Mask carry(int slice, ObjectPrompts prompts, Mask previous) {
        return predict(slice, prompts, Multimask.NEVER);
    }
}
