package dev.margo.volume;

import dev.margo.mask.Mask;
import dev.margo.prompt.ObjectPrompts;
import java.util.Optional;

/**
 * An object on a slice where the user has said what it is.
 *
 * @param prompts that the model answered with {@code mask}; absent if the user drew it
 * @param mask may be empty: the object is not on this slice
 */
public record Annotation(Optional<ObjectPrompts> prompts, Mask mask) {}
