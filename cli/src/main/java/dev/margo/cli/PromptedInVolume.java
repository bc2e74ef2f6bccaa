package dev.margo.cli;

import dev.margo.prompt.Prompt;
import dev.margo.volume.SliceStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One object to be segmented in a volume.
 *
 * @param id its value in the label volume, 1..65535
 * @param name what it is, or empty
 * @param slices each once, in ascending order
 */
record PromptedInVolume(int id, String name, List<SlicePrompts> slices) {
    PromptedInVolume {
        slices = List.copyOf(slices);
    }

    /**
     * From what was said in any order.
     *
     * @throws IllegalArgumentException if nothing was said, or of a slice both prompts and that it has no object
     */
    static PromptedInVolume of(int id, String name, List<SlicePrompts> said) {
        SortedMap<Integer, SlicePrompts> bySlice = new TreeMap<>();
        said.forEach(further -> bySlice.merge(further.slice(), further, PromptedInVolume::joined));
        if (bySlice.values().stream().allMatch(slice -> slice.prompts().isEmpty() || slice.isCorrection())) {
            throw new IllegalArgumentException("no prompt says where this object is; give at least one on one slice");
        }
        return new PromptedInVolume(id, name, List.copyOf(bySlice.values()));
    }

    private static SlicePrompts joined(SlicePrompts one, SlicePrompts other) {
        if (one.prompts().isEmpty() != other.prompts().isEmpty()) {
            throw new IllegalArgumentException(
                    "slice %s has prompts and is said to be without the object; leave one out".formatted(one.slice()));
        }
        List<Prompt> both = new ArrayList<>(one.prompts());
        both.addAll(other.prompts());
        return new SlicePrompts(one.slice(), both);
    }

    /** For messages and results: {@code "object 1 liver"}. */
    String label() {
        return "object %s %s".formatted(id, name).strip();
    }

    /** @throws UsageException if something does not fit the slices */
    void requireFit(Path volume, SliceStack stack) {
        for (SlicePrompts slice : slices) {
            UsageException.about("%s: %s, slice %s".formatted(volume, label(), slice.slice()), () -> {
                slice.requireFit(stack);
                return slice;
            });
        }
    }
}
