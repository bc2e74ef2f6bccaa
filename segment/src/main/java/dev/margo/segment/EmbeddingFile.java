package dev.margo.segment;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.DType;
import dev.margo.checkpoint.SafetensorsWriter;
import dev.margo.checkpoint.StoredTensor;
import dev.margo.checkpoint.TensorSource;
import dev.margo.checkpoint.WritableTensor;
import dev.margo.hash.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An embedding on disk: safetensors with one tensor {@code embedding}, (1, C, E, E) float32, and {@code sha256} of its
 * values in the metadata.
 */
public final class EmbeddingFile {
    static final String FORMAT = "margo-embedding-1";

    private static final String TENSOR = "embedding";
    private static final String HASH = "sha256";

    private EmbeddingFile() {}

    /** The stored values; nothing if there is no file, or one that is damaged or of another shape. */
    public static Optional<float[]> read(Path file, long... shape) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            Optional<StoredTensor> tensor = checkpoint.get(TENSOR);
            if (tensor.isEmpty() || !Arrays.equals(tensor.get().shape(), shape)) {
                return Optional.empty();
            }
            float[] values = new float[tensor.get().elementCount()];
            tensor.get().readFloats(FloatBuffer.wrap(values));
            return Optional.of(values)
                    .filter(read ->
                            hash(bytes(read)).equals(checkpoint.metadata().get(HASH)));
        } catch (IOException e) {
            return Optional.empty(); // damaged, or deleted meanwhile: it is made anew
        }
    }

    /** Writes {@code file}, which appears only when it is whole. */
    public static void write(Path file, long[] shape, float[] values) throws IOException {
        ByteBuffer bytes = bytes(values);
        SafetensorsWriter.write(
                file,
                List.of(new WritableTensor(TENSOR, DType.F32, shape, TensorSource.of(bytes.duplicate()))),
                Map.of("format", FORMAT, HASH, hash(bytes)));
    }

    private static ByteBuffer bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    private static String hash(ByteBuffer bytes) {
        return new Sha256().add(bytes).hex();
    }
}
