package dev.margo.sam;

import dev.margo.tensor.Into;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.tensor.Workers;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The computation of {@link PromptEncoder} and {@link MaskDecoder} arranged for inference on the processor. Equal to
 * theirs but for rounding: nothing is projected that a prompt's few tokens can be taken to instead, what depends on the
 * image alone is done once, and only the masks that are returned are made. Many objects are shared out to the threads in
 * groups; of few, the image tokens are.
 */
final class FusedMaskDecoder implements DecoderKernel {
    /** Objects of which a thread does the tokens at once: enough to read weights well, few enough to hold their images. */
    private static final int MOST_TOGETHER = 4;

    private static final int LEAST_BATCH = 16;

    private final PromptEncoder promptEncoder;
    private final MaskDecoder maskDecoder;
    private final int imageSize;
    private final GridChunks chunks;
    private final TensorScope constants = TensorScope.holder("constants of the mask decoder");
    private final Tensor positions; // (E x E, C)
    private final FusedTransformer transformer;
    private final FusedUpscaling upscaling;

    FusedMaskDecoder(Sam sam, int imageSize, int gridSide) {
        promptEncoder = sam.promptEncoder();
        maskDecoder = sam.maskDecoder();
        this.imageSize = imageSize;
        chunks = GridChunks.of(gridSide);
        try (TensorScope scope = TensorScope.open("constants of the mask decoder")) {
            positions =
                    constants.adopt(rows(promptEncoder.densePositions(gridSide)).contiguous());
            Tensor identity = constants.adopt(
                    identity(firstLayer().tokenToImage.kProj.weight().size(0)));
            transformer = new FusedTransformer(maskDecoder.transformer, chunks, positions, identity);
        }
        upscaling = new FusedUpscaling(maskDecoder.upscaling, constants);
    }

    private static Tensor identity(long size) {
        int side = Math.toIntExact(size);
        float[] values = new float[side * side];
        for (int i = 0; i < side; i++) {
            values[i * side + i] = 1;
        }
        return Tensor.of(values, side, side);
    }

    private TwoWayBlock firstLayer() {
        return maskDecoder.transformer.layers.get(0);
    }

    /** A map (1, C, E, E) as rows (E x E, C). A view. */
    private static Tensor rows(Tensor map) {
        return map.reshape(map.size(1), -1).transpose(0, 1);
    }

    @Override
    public PreparedEmbedding prepare(Tensor embedding, TensorScope owner) {
        try (NoGradients none = NoGradients.here();
                TensorScope scope = TensorScope.open("prepare embedding")) {
            ImageSide image = project(withDense(embedding, promptEncoder.noMask.value()));
            owner.adopt(image.tokens());
            owner.adopt(image.keys());
            owner.adopt(image.values());
            owner.adopt(image.queries());
            return new PreparedEmbedding(embedding, Optional.of(image));
        }
    }

    /** The first layer's projections of the image, which no prompt changes. */
    private ImageSide project(Tensor tokens) {
        DecoderAttention look = firstLayer().tokenToImage;
        DecoderAttention answer = firstLayer().imageToToken;
        long inner = look.kProj.weight().size(0);
        Tensor keys = Tensor.empty(tokens.size(0), inner);
        Tensor values = Tensor.empty(tokens.size(0), inner);
        Tensor queries = Tensor.empty(tokens.size(0), inner);
        chunks.forEach("project image tokens", chunk -> {
            Tensor plain = chunks.of(tokens, chunk);
            Tensor positioned = plain.add(chunks.of(positions, chunk));
            Into.linear(chunks.of(keys, chunk), positioned, look.kProj.weight(), null);
            Into.linear(chunks.of(values, chunk), plain, look.vProj.weight(), null);
            Into.linear(chunks.of(queries, chunk), positioned, answer.qProj.weight(), null);
        });
        return new ImageSide(tokens, keys, values, queries, true);
    }

    /** The image tokens with what the prompt adds to them, {@code dense} (E x E or 1, C). */
    private Tensor withDense(Tensor embedding, Tensor dense) {
        Tensor image = rows(embedding);
        Tensor tokens = Tensor.empty(image.shape());
        Into.add(tokens, image, dense);
        return tokens;
    }

    @Override
    public LowResPrediction decode(PreparedEmbedding embedding, PromptBatch prompts, boolean multimask) {
        int objects = prompts.size();
        int side = 4 * chunks.side();
        try (NoGradients none = NoGradients.here();
                TensorScope scope = TensorScope.open("decode")) {
            Tensor tokens = maskDecoder.tokens(promptEncoder.sparse(prompts, imageSize));
            Optional<Tensor> masks = prompts.masks().map(values -> Tensor.of(values, objects, 1, side, side));
            LowResPrediction prediction = new LowResPrediction(
                    Tensor.empty(objects, maskDecoder.count(multimask), side, side),
                    Tensor.empty(objects, maskDecoder.count(multimask)));
            forEachGroup(objects, masks.isPresent() ? 1 : MOST_TOGETHER, (from, count) -> {
                ImageSide image = masks.map(all -> masked(embedding.embedding(), all.narrow(0, from, 1)))
                        .or(embedding::unprompted)
                        .orElseThrow();
                FusedTransformer.Result result = transformer.forward(tokens.narrow(0, from, count), image);
                finish(result, multimask, narrow(prediction, from, count));
            });
            scope.handUp(prediction.logits());
            scope.handUp(prediction.predictedIou());
            return prediction;
        }
    }

    /** By group where there is one for each thread; otherwise the work on each group is shared out. */
    private static void forEachGroup(int objects, int most, Workers.RangeTask task) {
        int together = Math.min(most, (objects + Workers.threads() - 1) / Workers.threads());
        int groups = (objects + together - 1) / together;
        IntConsumer group = i -> {
            try (TensorScope scope = TensorScope.open("decode objects")) {
                task.accept(i * together, Math.min(together, objects - i * together));
            }
        };
        if (groups >= Workers.threads()) {
            Workers.forEach(groups, group);
        } else {
            IntStream.range(0, groups).forEach(group);
        }
    }

    private static LowResPrediction narrow(LowResPrediction all, int from, int count) {
        return new LowResPrediction(
                all.logits().narrow(0, from, count), all.predictedIou().narrow(0, from, count));
    }

    /** The image with a mask prompt (1, 1, 4E, 4E). */
    private ImageSide masked(Tensor embedding, Tensor mask) {
        Tensor tokens = withDense(embedding, rows(promptEncoder.maskDownscaling.forward(mask)));
        Tensor positioned = tokens.add(positions);
        return new ImageSide(tokens, positioned, tokens, positioned, false);
    }

    private void finish(FusedTransformer.Result result, boolean multimask, LowResPrediction target) {
        Into.copy(target.predictedIou(), maskDecoder.predictedIou(result.tokens(), multimask));
        Tensor hyper =
                maskDecoder.hyperTokens(result.tokens(), maskDecoder.first(multimask), maskDecoder.count(multimask));
        chunks.forEach("upscaling", result.images().size(), (object, chunk) -> {
            Tensor logits = target.logits().select(0, object);
            upscaling.masks(
                    logits.narrow(1, 4L * chunks.first(chunk), 4L * chunks.rows(chunk)),
                    chunks.of(result.images().get(object), chunk),
                    hyper.select(0, object));
        });
    }

    @Override
    public int batch() {
        return Math.max(LEAST_BATCH, MOST_TOGETHER * Workers.threads());
    }

    @Override
    public void close() {
        constants.close();
    }
}
