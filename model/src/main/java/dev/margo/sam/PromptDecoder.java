package dev.margo.sam;

import dev.margo.tensor.Device;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.Arrays;

/**
 * Prompts on an image's embedding to masks, as fast as the device allows: the prompt encoder and the mask decoder of a
 * loaded network at one image size. Any number of threads may use it at once. It reads the weights as they are when it
 * is made, and gives no gradients.
 */
public final class PromptDecoder implements AutoCloseable {
    private final DecoderKernel kernel;
    private final long[] embeddingShape;

    private PromptDecoder(DecoderKernel kernel, long[] embeddingShape) {
        this.kernel = kernel;
        this.embeddingShape = embeddingShape;
    }

    /**
     * @param device where the weights of {@code sam} are
     * @param imageSize side S of the model frame, a multiple of the patch side
     */
    public static PromptDecoder of(Sam sam, Device device, int imageSize) {
        int gridSide = imageSize / sam.config().encoder().patchSize();
        DecoderKernel kernel = device.kind() == Device.Kind.CPU
                ? new FusedMaskDecoder(sam, imageSize, gridSide)
                : new PlainDecoderKernel(sam, imageSize, gridSide);
        return new PromptDecoder(kernel, new long[] {1, sam.config().decoder().width(), gridSide, gridSide});
    }

    /**
     * Does once what every prompt on an image needs.
     *
     * @param embedding (1, C, E, E); must live as long as the result is used
     * @param owner receives what is made, which lives until it closes
     */
    public PreparedEmbedding prepare(Tensor embedding, TensorScope owner) {
        if (!Arrays.equals(embedding.shape(), embeddingShape)) {
            throw new IllegalArgumentException("cannot decode an embedding of shape %s; expected %s"
                    .formatted(Arrays.toString(embedding.shape()), Arrays.toString(embeddingShape)));
        }
        return kernel.prepare(embedding, owner);
    }

    /** The masks for each object of a batch, in the caller's scope. {@code multimask}: as {@link MaskDecoder#forward}. */
    public LowResPrediction decode(PreparedEmbedding embedding, PromptBatch prompts, boolean multimask) {
        return kernel.decode(embedding, prompts, multimask);
    }

    /** How many objects are worth decoding in one call: enough to be fast, few enough for memory. */
    public int batch() {
        return kernel.batch();
    }

    /** Frees what was made of the weights; prepared embeddings belong to their owners. */
    @Override
    public void close() {
        kernel.close();
    }
}
