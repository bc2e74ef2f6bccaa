package dev.margo.cli;

import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Prompt;
import dev.margo.volume.InteractiveVolume;
import dev.margo.volume.SliceStack;
import java.util.List;

/**
 * What is said about an object on one slice of a volume.
 *
 * @param prompts if there are none, the object is not on this slice
 */
record SlicePrompts(int slice, List<Prompt> prompts) {
    SlicePrompts {
        prompts = List.copyOf(prompts);
    }

    static SlicePrompts of(int slice, Prompt prompt) {
        return new SlicePrompts(slice, List.of(prompt));
    }

    /** The object is not on {@code slice}. */
    static SlicePrompts end(int slice) {
        return new SlicePrompts(slice, List.of());
    }

    /** @throws IllegalArgumentException if there is no such slice, or the prompts do not fit it */
    void requireFit(SliceStack stack) {
        if (slice < 0 || slice >= stack.slices()) {
            throw new IllegalArgumentException("there is no slice %s; slices are 0 to %s along %s"
                    .formatted(slice, stack.slices() - 1, AxisText.of(stack.axis())));
        }
        if (!prompts.isEmpty()) {
            new ObjectPrompts(prompts)
                    .resolve(stack.size().width(), stack.size().height());
        }
    }

    /** Whether it only says where the object is not: then there must be a mask first. */
    boolean isCorrection() {
        return !prompts.isEmpty() && !new ObjectPrompts(prompts).sayWhere();
    }

    void tell(InteractiveVolume volume, int object) {
        if (prompts.isEmpty()) {
            volume.end(object, slice);
        } else {
            volume.prompt(object, slice, prompts.toArray(Prompt[]::new));
        }
    }
}
