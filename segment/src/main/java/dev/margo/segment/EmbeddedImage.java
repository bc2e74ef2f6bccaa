package dev.margo.segment;

import dev.margo.image.Size;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.LogitsPrompt;
import dev.margo.prompt.MaskPrompt;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.ResolvedPrompts;
import dev.margo.segment.Look.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An image that the encoder has seen: ask it for masks. Prompts and masks are in image pixels. Threads: as {@link
 * Segmenter}. Close it when the image is done; predictions outlive it.
 *
 * <p>A model that {@link Focus focuses} looks again, at the surroundings of what was asked for. For points alone it
 * looks at the whole first, to find out how large the object is; where it then doubts its answer, from nearer, too.
 */
public final class EmbeddedImage implements AutoCloseable {
    private final Seen seen;
    private final LateLook whole;
    private final Optional<PartLooks> parts; // absent without focus
    private final FocusRule focus;

    /**
     * What is known of an image before the encoder has seen it.
     *
     * @param boxMasks whether its network takes boxes as masks
     */
    record Seen(Size size, boolean boxMasks) {}

    EmbeddedImage(Seen seen, LateLook whole, Optional<PartLooks> parts, FocusRule focus) {
        this.seen = seen;
        this.whole = whole;
        this.parts = parts;
        this.focus = focus;
    }

    /** The image's size in pixels. */
    public Size size() {
        return seen.size();
    }

    /**
     * Has the encoder look at the whole image, if it has not. Only a model that focuses puts that off: from a box or a mask it
     * needs a part alone, clicks take both.
     *
     * @throws IllegalStateException as {@link #predict(Prompt...)}
     */
    public void prepare() {
        whole.during(look -> {});
    }

    /**
     * The mask of one object: three candidates for a lone point, one for everything else.
     *
     * @throws IllegalArgumentException if a prompt lies outside the image, or the prompts contradict each other
     * @throws IllegalStateException if this image or its segmenter is closed
     */
    public Prediction predict(Prompt... prompts) {
        return predict(ObjectPrompts.of(prompts), Multimask.AUTO);
    }

    /** As {@link #predict(Prompt...)}, with a choice of how many masks are offered. */
    public Prediction predict(ObjectPrompts prompts, Multimask multimask) {
        List<Prediction> only = new ArrayList<>();
        predictEach(List.of(prompts), multimask, only::add);
        return only.get(0);
    }

    /**
     * The mask of an object that is carried over from a neighbouring slice; one is offered, not three.
     *
     * <p>A model that takes boxes as masks is given {@code previous} for a box: it fills what it is given, so a box that is
     * made wider on every slice would grow without end.
     *
     * @param prompts that stand for the object on that slice
     * @param previous its tight box there
     */
    public Prediction predictCarried(ObjectPrompts prompts, PixelBox previous) {
        return predict(seen.boxMasks() ? withoutSlack(previous, prompts) : prompts, Multimask.NEVER);
    }

    private static ObjectPrompts withoutSlack(PixelBox tight, ObjectPrompts prompts) {
        return new ObjectPrompts(prompts.prompts().stream()
                .map(prompt -> prompt instanceof Box ? Box.of(tight) : prompt)
                .toList());
    }

    /**
     * Corrects an earlier answer: all its prompts, the further ones, and its best candidate as mask prompt, in place of
     * any older one. To build on another candidate, pass {@code previous.choosing(candidate)}.
     */
    public Prediction refine(Prediction previous, Prompt... further) {
        return predict(correction(previous, further), Multimask.AUTO);
    }

    /** What {@link #refine} asks. */
    public ObjectPrompts correction(Prediction previous, Prompt... further) {
        Stream<Prompt> earlier =
                previous.prompts().prompts().stream().filter(prompt -> !(prompt instanceof MaskPrompt));
        List<Prompt> said =
                new ArrayList<>(Stream.concat(earlier, Stream.of(further)).toList());
        said.add(maskPrompt(previous.best(), new ObjectPrompts(said)));
        return new ObjectPrompts(said);
    }

    /**
     * As {@link #predict(ObjectPrompts, Multimask)}, but from what was looked at before: quick enough to follow a pointer. A
     * model that focuses sees the whole image here, or the part that a correction is about, so {@code predict} may say
     * otherwise.
     */
    public Prediction glance(ObjectPrompts prompts, Multimask multimask) {
        Question question = new Question(prompts, prompts.resolve(size().width(), size().height()));
        return question.resolved().mask().orElse(null) instanceof LogitsPrompt logits
                        && logits.part().isPresent()
                ? lookAt(logits.part().get(), question, multimask)
                : lookAtWhole(question, multimask);
    }

    /** The logits themselves; where they are those of a look that no longer fits, the mask, to be looked at anew. */
    private MaskPrompt maskPrompt(Candidate answer, ObjectPrompts said) {
        LogitsPrompt logits = answer.lowResLogits();
        if (parts.isEmpty()) {
            return logits;
        }
        ResolvedPrompts asked = said.with(logits).resolve(size().width(), size().height());
        return answer.mask()
                .bounds()
                .filter(bounds -> focus.isMisframed(logits.part(), bounds, asked))
                .<MaskPrompt>map(bounds -> new BinaryMaskPrompt(answer.mask()))
                .orElse(logits);
    }

    /**
     * Answers for many objects, in order, in bounded memory: {@code sink} sees each as soon as it is there.
     *
     * @throws IllegalArgumentException if the prompts of any object are unfit; then none is answered
     */
    public void predictEach(List<ObjectPrompts> objects, Multimask multimask, Consumer<Prediction> sink) {
        List<Question> questions = objects.stream()
                .map(prompts -> new Question(prompts, prompts.resolve(size().width(), size().height())))
                .toList();
        List<Question> together = new ArrayList<>(); // consecutive ones that the whole image answers
        for (Question question : questions) {
            if (parts.isEmpty() || seesWholeOnly(question)) {
                together.add(question);
            } else {
                answerFromWhole(together, multimask, sink);
                together.clear();
                sink.accept(focused(question, multimask));
            }
        }
        answerFromWhole(together, multimask, sink);
    }

    private void answerFromWhole(List<Question> questions, Multimask multimask, Consumer<Prediction> sink) {
        if (!questions.isEmpty()) {
            whole.during(look -> look.answerEach(questions, multimask, sink));
        }
    }

    private boolean seesWholeOnly(Question question) {
        return focus.partFor(question.resolved()).isEmpty() && !arePointsAlone(question.resolved());
    }

    private static boolean arePointsAlone(ResolvedPrompts prompts) {
        return prompts.box().isEmpty() && prompts.mask().isEmpty();
    }

    private Prediction focused(Question question, Multimask multimask) {
        Optional<PixelBox> part = focus.partFor(question.resolved());
        if (part.isPresent()) {
            return lookAt(part.get(), question, multimask);
        }
        Prediction first = lookAtWhole(question, multimask);
        Prediction framed = first.best()
                .mask()
                .bounds()
                .flatMap(bounds -> focus.around(Box.of(bounds)))
                .filter(closer -> focus.shows(closer, question.resolved()))
                .map(closer -> lookAt(closer, question, multimask))
                .orElse(first);
        return framed.best().predictedIou() < FocusRule.SURE ? orNearer(framed, question, multimask) : framed;
    }

    /** The answer of a nearer look that is clearly surer and shows all of its mask; else {@code framed}. */
    private Prediction orNearer(Prediction framed, Question question, Multimask multimask) {
        Prediction surest = framed;
        double toBeat = framed.best().predictedIou() + FocusRule.CLEARLY_SURER;
        for (PixelBox part : focus.nearer(question.resolved())) {
            Prediction answer = lookAt(part, question, multimask);
            Optional<PixelBox> bounds = answer.best().mask().bounds();
            if (answer.best().predictedIou() > toBeat && bounds.isPresent() && !focus.cuts(part, bounds.get())) {
                surest = answer;
                toBeat = answer.best().predictedIou();
            }
        }
        return surest;
    }

    private Prediction lookAtWhole(Question question, Multimask multimask) {
        List<Prediction> only = new ArrayList<>();
        answerFromWhole(List.of(question), multimask, only::add);
        return only.get(0);
    }

    private Prediction lookAt(PixelBox part, Question question, Multimask multimask) {
        List<Prediction> only = new ArrayList<>();
        parts.orElseThrow().during(part, look -> look.answerEach(List.of(question), multimask, only::add));
        return only.get(0);
    }

    /** The embedding itself, (1, C, E, E) row-major. */
    float[] embedding() {
        List<float[]> only = new ArrayList<>();
        whole.during(look -> only.add(look.embedding()));
        return only.get(0);
    }

    /** @throws IllegalStateException if already closed */
    @Override
    public void close() {
        whole.close();
        parts.ifPresent(PartLooks::close);
    }
}
