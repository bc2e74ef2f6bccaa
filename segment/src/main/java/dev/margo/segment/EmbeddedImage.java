package dev.margo.segment;

import dev.margo.image.Size;
import dev.margo.prompt.MaskPrompt;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.ResolvedPrompts;
import dev.margo.sam.PreparedEmbedding;
import dev.margo.segment.PromptMapper.MakeUp;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An image that the encoder has seen: ask it for masks. Prompts and masks are in image pixels. Threads: as {@link
 * Segmenter}. Close it when the image is done; predictions outlive it.
 */
public final class EmbeddedImage implements AutoCloseable {
    private final Segmenter segmenter;
    private final ModelFrame frame;
    private final PreparedEmbedding embedding;
    private final PromptMapper mapper;
    private final UseCount use;

    EmbeddedImage(Segmenter segmenter, ModelFrame frame, TensorScope owner, PreparedEmbedding embedding) {
        this.segmenter = segmenter;
        this.frame = frame;
        this.embedding = embedding;
        mapper = new PromptMapper(
                frame, segmenter.contract(), segmenter.network().lowResSide());
        use = new UseCount("the EmbeddedImage", owner::close);
    }

    /** The image's size in pixels. */
    public Size size() {
        return frame.image();
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
     * Corrects an earlier answer: all its prompts, the further ones, and its best candidate as mask prompt, in place of
     * any older one. To build on another candidate, pass {@code previous.choosing(candidate)}.
     */
    public Prediction refine(Prediction previous, Prompt... further) {
        Stream<Prompt> earlier =
                previous.prompts().prompts().stream().filter(prompt -> !(prompt instanceof MaskPrompt));
        Stream<Prompt> said = Stream.concat(earlier, Stream.of(further));
        List<Prompt> prompts =
                Stream.concat(said, Stream.of(previous.best().lowResLogits())).toList();
        return predict(new ObjectPrompts(prompts), Multimask.AUTO);
    }

    /**
     * Answers for many objects, in order, in bounded memory: {@code sink} sees each as soon as it is there.
     *
     * @throws IllegalArgumentException if the prompts of any object are unfit; then none is answered
     */
    public void predictEach(List<ObjectPrompts> objects, Multimask multimask, Consumer<Prediction> sink) {
        List<ResolvedPrompts> resolved = objects.stream()
                .map(prompts -> prompts.resolve(size().width(), size().height()))
                .toList();
        for (int from = 0; from < objects.size(); ) {
            int to = endOfBatch(resolved, from, multimask);
            boolean several = multimask.wanted(resolved.get(from));
            List<List<Network.Answer>> answers = decode(resolved.subList(from, to), several);
            for (int i = from; i < to; i++) {
                sink.accept(prediction(objects.get(i), answers.get(i - from)));
            }
            from = to;
        }
    }

    private int endOfBatch(List<ResolvedPrompts> objects, int from, Multimask multimask) {
        MakeUp makeUp = MakeUp.of(objects.get(from));
        int most = segmenter.network().batch();
        int to = from + 1;
        while (to < objects.size()
                && to - from < most
                && makeUp.equals(MakeUp.of(objects.get(to)))
                && multimask.wanted(objects.get(from)) == multimask.wanted(objects.get(to))) {
            to++;
        }
        return to;
    }

    private List<List<Network.Answer>> decode(List<ResolvedPrompts> objects, boolean multimask) {
        return segmenter
                .use()
                .during(() ->
                        use.during(() -> segmenter.network().decode(embedding, mapper.batch(objects), multimask)));
    }

    private Prediction prediction(ObjectPrompts prompts, List<Network.Answer> answers) {
        return new Prediction(
                prompts,
                answers.stream()
                        .map(answer ->
                                new Candidate(answer.lowRes(), answer.predictedIou(), frame, segmenter.contract()))
                        .toList());
    }

    /** The embedding itself, (1, C, E, E) row-major. */
    float[] embedding() {
        return segmenter.use().during(() -> use.during(embedding.embedding()::toFloats));
    }

    /** @throws IllegalStateException if already closed */
    @Override
    public void close() {
        use.close();
    }
}
