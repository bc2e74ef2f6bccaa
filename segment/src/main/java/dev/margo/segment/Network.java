package dev.margo.segment;

import dev.margo.hash.Sha256;
import dev.margo.nn.Parameter;
import dev.margo.prompt.LogitsPrompt;
import dev.margo.sam.InferenceEncoder;
import dev.margo.sam.LowResPrediction;
import dev.margo.sam.PreparedEmbedding;
import dev.margo.sam.PromptBatch;
import dev.margo.sam.PromptDecoder;
import dev.margo.sam.Sam;
import dev.margo.tensor.Device;
import dev.margo.tensor.Precision;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A loaded network at one image size: plain arrays in, plain arrays out, one embedding tensor between. */
final class Network implements AutoCloseable {
    private final Sam sam;
    private final InferenceEncoder imageEncoder;
    private final Device device;
    private final Precision precision;
    private final int imageSize;
    private final int gridSide;
    private final PromptDecoder promptDecoder;

    Network(Sam sam, Device device, int imageSize, Precision precision) {
        this.sam = sam;
        imageEncoder = InferenceEncoder.of(sam, device, precision);
        this.device = device;
        this.precision = precision;
        this.imageSize = imageSize;
        this.gridSide = imageSize / sam.config().encoder().patchSize();
        promptDecoder = PromptDecoder.of(sam, device, imageSize);
    }

    /** One answer of the decoder, before it is brought to the image. */
    record Answer(LogitsPrompt lowRes, double predictedIou) {}

    Precision precision() {
        return precision;
    }

    int imageSize() {
        return imageSize;
    }

    int lowResSide() {
        return 4 * gridSide;
    }

    /** How many objects are worth decoding in one call. */
    int batch() {
        return promptDecoder.batch();
    }

    /** Adds every weight, by name, to {@code hash}. */
    void hashWeights(Sha256 hash) {
        for (Parameter parameter : sam.parameters().values()) {
            if (parameter.kind() != Parameter.Kind.COUNTER) {
                try (TensorScope scope = TensorScope.open("hash weights")) {
                    hash.addCounted(parameter.name());
                    hash.add(parameter.value().to(Device.cpu()).contiguous().bytes());
                }
            }
        }
    }

    /** Encodes a picture; the embedding (1, C, E, E) and what prompts need of it belong to {@code owner}. */
    PreparedEmbedding embed(ModelInput input, TensorScope owner) {
        try (TensorScope scope = TensorScope.open("embed")) {
            Tensor image = Tensor.of(input.values(), 1, 3, imageSize, imageSize).to(device);
            return promptDecoder.prepare(owner.adopt(imageEncoder.forward(image)), owner);
        }
    }

    /** Puts stored values in the place of encoding. */
    PreparedEmbedding restore(float[] embedding, TensorScope owner) {
        try (TensorScope scope = TensorScope.open("restore embedding")) {
            Tensor restored = owner.adopt(Tensor.of(embedding, embeddingShape()).to(device));
            return promptDecoder.prepare(restored, owner);
        }
    }

    long[] embeddingShape() {
        return new long[] {1, sam.config().decoder().width(), gridSide, gridSide};
    }

    /** The masks for each object of a batch. */
    List<List<Answer>> decode(PreparedEmbedding embedding, PromptBatch prompts, boolean multimask) {
        try (TensorScope scope = TensorScope.open("predict")) {
            LowResPrediction prediction = promptDecoder.decode(embedding, prompts, multimask);
            float[] logits = prediction.logits().toFloats();
            float[] iou = prediction.predictedIou().toFloats();
            return unpack(logits, iou, prompts.size());
        }
    }

    private List<List<Answer>> unpack(float[] logits, float[] iou, int objects) {
        int area = lowResSide() * lowResSide();
        int masks = iou.length / objects;
        List<List<Answer>> answers = new ArrayList<>();
        for (int object = 0; object < objects; object++) {
            List<Answer> ofObject = new ArrayList<>();
            for (int mask = object * masks; mask < (object + 1) * masks; mask++) {
                float[] lowRes = Arrays.copyOfRange(logits, mask * area, (mask + 1) * area);
                ofObject.add(new Answer(new LogitsPrompt(lowResSide(), lowRes), iou[mask]));
            }
            answers.add(ofObject);
        }
        return answers;
    }

    @Override
    public void close() {
        imageEncoder.close();
        promptDecoder.close();
        sam.close();
    }
}
