package dev.margo.segment;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.DType;
import dev.margo.checkpoint.SafetensorsWriter;
import dev.margo.checkpoint.StoredTensor;
import dev.margo.checkpoint.TensorSource;
import dev.margo.checkpoint.WritableTensor;
import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
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
 * Embeddings on disk, so that a picture is encoded once per model, whatever process asks. An embedding is found by what
 * it depends on: the windowed pixels, the weights, the preprocessing and the image size; names and dates play no part.
 *
 * <p>A file appears only when it is whole, and carries the hash of its values, so a damaged one is found out and made
 * anew. Any number of threads and processes may share a folder. Files may be deleted at any time.
 *
 * <p>Format: safetensors with one tensor {@code embedding}, (1, C, E, E) float32, and {@code sha256} of its values in
 * the metadata.
 */
public final class EmbeddingCache {
    private static final String FORMAT = "margo-embedding-1";
    private static final String TENSOR = "embedding";
    private static final String HASH = "sha256";

    private final Path folder;

    private EmbeddingCache(Path folder) {
        this.folder = folder;
    }

    /** The cache in {@code folder}, which is made if it is not there. */
    public static EmbeddingCache in(Path folder) throws IOException {
        return new EmbeddingCache(Files.createDirectories(folder));
    }

    /** As {@link Segmenter#embed(Image, IntensityWindow)}, from the cache if it is there, else encoded and kept. */
    public EmbeddedImage embed(Segmenter segmenter, Image image, IntensityWindow window) throws IOException {
        return embed(segmenter, window.apply(image));
    }

    /** As {@link Segmenter#embed(ByteImage)}, from the cache if it is there, else encoded and kept. */
    public EmbeddedImage embed(Segmenter segmenter, ByteImage picture) throws IOException {
        Path file = file(segmenter, picture);
        Optional<float[]> stored = read(file, segmenter.network().embeddingShape());
        if (stored.isPresent()) {
            return segmenter.restore(picture, stored.get());
        }
        EmbeddedImage embedded = segmenter.embed(picture);
        try {
            write(file, segmenter.network().embeddingShape(), embedded.embedding());
            return embedded;
        } catch (IOException | RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /** Whether an embedding of the picture is there; one that turns out to be damaged counts, too. */
    public boolean holds(Segmenter segmenter, ByteImage picture) {
        return Files.exists(file(segmenter, picture));
    }

    private Path file(Segmenter segmenter, ByteImage picture) {
        return folder.resolve(key(segmenter, picture) + ".safetensors");
    }

    private static String key(Segmenter segmenter, ByteImage picture) {
        return new Sha256()
                .add(FORMAT)
                .add(segmenter.fingerprint())
                .add("%s %s %s".formatted(picture.width(), picture.height(), picture.channels()))
                .add(ByteBuffer.wrap(picture.bytes()))
                .hex();
    }

    /** The stored values; nothing if there is no file, or one that is damaged or of another shape. */
    private static Optional<float[]> read(Path file, long[] shape) {
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

    private static void write(Path file, long[] shape, float[] values) throws IOException {
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
