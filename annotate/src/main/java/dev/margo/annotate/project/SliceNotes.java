package dev.margo.annotate.project;

import dev.margo.prompt.Box;
import dev.margo.prompt.Lasso;
import dev.margo.prompt.MaskPrompt;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.Recist;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was said of an object on one slice.
 *
 * @param prompts in the order they were given
 * @param answer the model's to all of them; absent if the slice was drawn since
 */
public record SliceNotes(List<Prompt> prompts, Optional<Answer> answer) {
    /** Nothing said. */
    public static final SliceNotes NONE = new SliceNotes(List.of(), Optional.empty());

    public SliceNotes {
        prompts = List.copyOf(prompts);
    }

    /** These prompts and a further one; what a model takes one of replaces the older one. */
    public List<Prompt> promptsWith(Prompt further) {
        Stream<Prompt> kept = prompts.stream()
                .filter(prompt -> !(isOutline(prompt) && isOutline(further))
                        && !(prompt instanceof MaskPrompt && further instanceof MaskPrompt));
        return Stream.concat(kept, Stream.of(further)).toList();
    }

    private static boolean isOutline(Prompt prompt) {
        return prompt instanceof Box || prompt instanceof Lasso || prompt instanceof Recist;
    }

    SliceNotes answered(Prompt prompt, Answer by) {
        return new SliceNotes(promptsWith(prompt), Optional.of(by));
    }

    SliceNotes choosing(int candidate) {
        return new SliceNotes(prompts, answer.map(given -> given.choosing(candidate)));
    }
}
