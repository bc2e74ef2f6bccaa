package dev.margo.train;

import dev.margo.hash.Sha256;
import dev.margo.nn.Parameter;
import dev.margo.objective.KeptEmbeddings;
import dev.margo.objective.TrainingItem;
import dev.margo.sam.InferenceEncoder;
import dev.margo.sam.Sam;
import dev.margo.segment.EmbeddingFile;
import dev.margo.tensor.Device;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Precision;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Embeddings on disk, found by what they depend on: the encoder's weights and the picture's values as the encoder gets
 * them. What is not there is encoded as in use, in float32, and kept. Any number of processes may share a folder; files
 * in it may be deleted at any time.
 */
final class EmbeddingFolder implements KeptEmbeddings, AutoCloseable {
    private final Path folder;
    private final InferenceEncoder encoder;
    private final Device device;

    private EmbeddingFolder(Path folder, InferenceEncoder encoder, Device device) {
        this.folder = folder;
        this.encoder = encoder;
        this.device = device;
    }

    /** The embeddings of {@code sam}'s encoder in {@code folder}, which is made if it is not there. */
    static EmbeddingFolder in(Path folder, Sam sam, Device device) throws IOException {
        Path own = Files.createDirectories(folder.resolve(fingerprint(sam)));
        return new EmbeddingFolder(own, InferenceEncoder.of(sam, device, Precision.FLOAT32), device);
    }

    private static String fingerprint(Sam sam) {
        Sha256 print = new Sha256();
        try (TensorScope scope = TensorScope.open("fingerprint")) {
            for (Parameter parameter : sam.parameters().values()) {
                if (parameter.name().startsWith("image_encoder.") && parameter.kind() != Parameter.Kind.COUNTER) {
                    print.add(parameter.name());
                    print.add(parameter
                            .value()
                            .detach()
                            .to(Device.cpu())
                            .contiguous()
                            .bytes());
                }
            }
        }
        return print.hex();
    }

    private Path file(TrainingItem item) {
        float[] values = item.values();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        return folder.resolve(new Sha256().add(bytes).hex() + ".safetensors");
    }

    @Override
    public Optional<float[]> of(TrainingItem item, long... shape) {
        Path file = file(item);
        return EmbeddingFile.read(file, shape).or(() -> {
            float[] embedding = encode(item);
            try {
                EmbeddingFile.write(file, shape, embedding);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.of(embedding);
        });
    }

    private float[] encode(TrainingItem item) {
        try (TensorScope scope = TensorScope.open("encode");
                NoGradients off = NoGradients.here()) {
            return encoder.forward(Tensor.of(item.values(), 1, 3, item.side(), item.side())
                            .to(device))
                    .toFloats();
        }
    }

    @Override
    public void close() {
        encoder.close();
    }
}
