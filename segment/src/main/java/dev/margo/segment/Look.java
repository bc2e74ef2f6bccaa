package dev.margo.segment;

import dev.margo.image.Size;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.LogitsPrompt;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.ResolvedPrompts;
import dev.margo.sam.PreparedEmbedding;
import dev.margo.segment.PromptMapper.MakeUp;
import dev.margo.tensor.TensorScope;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An image, or a part of one, that the encoder has seen. Owns the embedding. */
final class Look implements AutoCloseable {
    private final Segmenter segmenter;
    private final ModelFrame frame; // of what was seen
    private final Place place;
    private final PreparedEmbedding embedding;
    private final PromptMapper mapper;
    private final UseCount use;

    /**
     * Where in the image a look lies.
     *
     * @param image size of the whole
     * @param part what was seen; absent if that is the whole
     */
    record Place(Size image, Optional<PixelBox> part) {}

    Look(Segmenter segmenter, ModelFrame frame, Place place, TensorScope owner, PreparedEmbedding embedding) {
        this.segmenter = segmenter;
        this.frame = frame;
        this.place = place;
        this.embedding = embedding;
        mapper = new PromptMapper(
                frame, segmenter.contract(), segmenter.network().lowResSide(), segmenter.takesBoxesAsMasks());
        use = new UseCount("the EmbeddedImage", owner::close);
    }

    Place place() {
        return place;
    }

    /**
     * What is asked for one object.
     *
     * @param prompts as the caller gave them
     * @param resolved what the network is told, in image px
     */
    record Question(ObjectPrompts prompts, ResolvedPrompts resolved) {}

    /** Answers for many objects, in order, in batches. */
    void answerEach(List<Question> questions, Multimask multimask, Consumer<Prediction> sink) {
        for (int from = 0; from < questions.size(); ) {
            int to = endOfBatch(questions, from, multimask);
            boolean several = multimask.wanted(questions.get(from).resolved());
            List<List<Network.Answer>> answers = decode(questions.subList(from, to), several);
            for (int i = from; i < to; i++) {
                sink.accept(prediction(questions.get(i).prompts(), answers.get(i - from)));
            }
            from = to;
        }
    }

    private int endOfBatch(List<Question> questions, int from, Multimask multimask) {
        ResolvedPrompts first = questions.get(from).resolved();
        int most = segmenter.network().batch();
        int to = from + 1;
        while (to < questions.size()
                && to - from < most
                && MakeUp.of(first).equals(MakeUp.of(questions.get(to).resolved()))
                && multimask.wanted(first) == multimask.wanted(questions.get(to).resolved())) {
            to++;
        }
        return to;
    }

    private List<List<Network.Answer>> decode(List<Question> questions, boolean multimask) {
        List<ResolvedPrompts> here = questions.stream()
                .map(question -> place.part().map(question.resolved()::within).orElse(question.resolved()))
                .toList();
        return segmenter
                .use()
                .during(() -> use.during(() -> segmenter.network().decode(embedding, mapper.batch(here), multimask)));
    }

    private Prediction prediction(ObjectPrompts prompts, List<Network.Answer> answers) {
        return new Prediction(
                prompts,
                answers.stream()
                        .map(answer -> new Candidate(
                                new LogitsPrompt(
                                        answer.lowRes().side(), answer.lowRes().logits(), place.part()),
                                answer.predictedIou(),
                                frame,
                                segmenter.contract(),
                                place))
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
