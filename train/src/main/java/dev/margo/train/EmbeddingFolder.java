package dev.margo.train;

import dev.margo.nn.Parameter;
import dev.margo.objective.KeptEmbeddings;
import dev.margo.objective.TrainingItem;
import dev.margo.sam.Sam;
import dev.margo.segment.EmbeddingFile;
import dev.margo.tensor.Autocast;
import dev.margo.tensor.Device;
import dev.margo.tensor.TensorScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Embeddings on disk, found by what they depend on: the encoder's weights and the picture's values as the encoder gets
 * them. Any number of processes may share a folder; files in it may be deleted at any time.
 */
final class EmbeddingFolder implements KeptEmbeddings {
    private final Path folder;

    private EmbeddingFolder(Path folder) {
        this.folder = folder;
    }

    /** The embeddings of {@code sam}'s encoder in {@code folder}, which is made if it is not there. */
    static EmbeddingFolder in(Path folder, Sam sam, Autocast.Type precision) throws IOException {
        MessageDigest print = sha256();
        print.update((byte) precision.ordinal());
        try (TensorScope scope = TensorScope.open("fingerprint")) {
            for (Parameter parameter : sam.parameters().values()) {
                if (parameter.name().startsWith("image_encoder.") && parameter.kind() != Parameter.Kind.COUNTER) {
                    print.update(parameter.name().getBytes(StandardCharsets.UTF_8));
                    print.update(parameter
                            .value()
                            .detach()
                            .to(Device.cpu())
                            .contiguous()
                            .bytes());
                }
            }
        }
        return new EmbeddingFolder(Files.createDirectories(folder.resolve(hex(print))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private Path file(TrainingItem item) {
        float[] values = item.values();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        MessageDigest print = sha256();
        print.update(bytes);
        return folder.resolve(hex(print) + ".safetensors");
    }

    @Override
    public Optional<float[]> find(TrainingItem item, long... shape) {
        return EmbeddingFile.read(file(item), shape);
    }

    @Override
    public void keep(TrainingItem item, float[] embedding, long... shape) {
        try {
            EmbeddingFile.write(file(item), shape, embedding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
