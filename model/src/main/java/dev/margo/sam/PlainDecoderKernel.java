package dev.margo.sam;

import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.Optional;

/** The networks as they are published: for every device. */
final class PlainDecoderKernel implements DecoderKernel {
    private static final int BATCH = 16;

    private final Sam sam;
    private final int imageSize;
    private final int gridSide;
    private final TensorScope constants = TensorScope.holder("grid positions");
    private final Tensor positions; // (1, C, E, E)

    PlainDecoderKernel(Sam sam, int imageSize, int gridSide) {
        this.sam = sam;
        this.imageSize = imageSize;
        this.gridSide = gridSide;
        try (TensorScope scope = TensorScope.open("grid positions")) {
            positions =
                    constants.adopt(sam.promptEncoder().densePositions(gridSide).contiguous());
        }
    }

    @Override
    public PreparedEmbedding prepare(Tensor embedding, TensorScope owner) {
        return new PreparedEmbedding(embedding, Optional.empty());
    }

    @Override
    public LowResPrediction decode(PreparedEmbedding embedding, PromptBatch prompts, boolean multimask) {
        PromptEmbeddings embedded = sam.promptEncoder().forward(prompts, imageSize, gridSide);
        return sam.maskDecoder().forward(embedding.embedding(), positions, embedded, multimask);
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public void close() {
        constants.close();
    }
}
