package dev.margo.annotate.session;

import dev.margo.annotate.project.Answer;
import dev.margo.annotate.project.ObjectState;
import dev.margo.annotate.project.SliceName;
import dev.margo.annotate.project.SliceNotes;
import dev.margo.mask.Mask;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.Lasso;
import dev.margo.prompt.MaskPrompt;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.Recist;
import dev.margo.segment.Candidate;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.Multimask;
import dev.margo.segment.Prediction;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a prompt, and what was said before, into an answer of the model.
 *
 * <p>A click on a slice that has a mask corrects it: the model gets its own logits of the last answer, as long as these are
 * remembered and the mask is still that answer's; else the mask. An outline begins anew, with the clicks said before.
 * Threads: any.
 */
final class SlicePredictions {
    private static final int REMEMBERED = 32; // of some 256 KiB per candidate

    private final Map<Integer, Prediction> last = new LinkedHashMap<>();
    private final Map<Answer, Integer> numbers = new IdentityHashMap<>();
    private int next;

    /**
     * The model's answer.
     *
     * @param object what is known of it; absent for a new one
     * @throws IllegalArgumentException if the prompt does not suit the slice, or only says where an unknown object is not
     */
    Answer answer(EmbeddedImage image, Optional<ObjectState> object, SliceName slice, Prompt prompt) {
        Prediction prediction = image.predict(asked(image, object, slice, prompt), Multimask.AUTO);
        List<Answer.Candidate> candidates = new ArrayList<>();
        for (Candidate candidate : prediction.candidates()) {
            candidates.add(
                    new Answer.Candidate(candidate.mask(), candidate.predictedIou(), candidate.stabilityScore()));
        }
        Answer answer = new Answer(candidates, prediction.candidates().indexOf(prediction.best()));
        remember(answer, prediction);
        return answer;
    }

    /** As {@link #answer}, at a glance; only the best mask is wanted, and nothing is remembered. */
    Candidate preview(EmbeddedImage image, Optional<ObjectState> object, SliceName slice, Prompt prompt) {
        return image.glance(asked(image, object, slice, prompt), Multimask.AUTO).best();
    }

    private ObjectPrompts asked(EmbeddedImage image, Optional<ObjectState> object, SliceName slice, Prompt prompt) {
        SliceNotes notes = object.map(one -> one.notes(slice)).orElse(SliceNotes.NONE);
        Mask mask = object.map(one -> one.body().on(slice))
                .orElseGet(() -> Mask.empty(image.size().width(), image.size().height()));
        if (mask.isEmpty() || isOutline(prompt)) {
            return requireWhere(slice, notes.promptsWith(prompt));
        }
        Optional<Prediction> earlier = notes.answer()
                .filter(answer -> answer.mask().equals(mask))
                .flatMap(answer -> remembered(answer)
                        .map(prediction ->
                                prediction.choosing(prediction.candidates().get(answer.chosen()))));
        if (earlier.isPresent()) {
            return image.correction(earlier.get(), prompt);
        }
        List<Prompt> said = new ArrayList<>(notes.promptsWith(prompt));
        said.removeIf(MaskPrompt.class::isInstance);
        said.add(new BinaryMaskPrompt(mask));
        return new ObjectPrompts(said);
    }

    private static boolean isOutline(Prompt prompt) {
        return prompt instanceof Box
                || prompt instanceof Lasso
                || prompt instanceof Recist
                || prompt instanceof MaskPrompt;
    }

    private static ObjectPrompts requireWhere(SliceName slice, List<Prompt> said) {
        ObjectPrompts prompts = new ObjectPrompts(said);
        if (!prompts.sayWhere()) {
            throw new IllegalArgumentException(
                    "slice %s has background prompts only and no mask to correct; say where the object is first"
                            .formatted(slice.index()));
        }
        return prompts;
    }

    private synchronized void remember(Answer answer, Prediction prediction) {
        numbers.put(answer, next);
        last.put(next++, prediction);
        Iterator<Integer> oldest = last.keySet().iterator();
        while (last.size() > REMEMBERED) {
            int number = oldest.next();
            oldest.remove();
            numbers.values().remove(number);
        }
    }

    private synchronized Optional<Prediction> remembered(Answer answer) {
        return Optional.ofNullable(numbers.get(answer)).map(last::get);
    }
}
