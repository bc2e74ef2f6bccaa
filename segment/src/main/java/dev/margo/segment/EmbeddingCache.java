package dev.margo.segment;

import dev.margo.hash.Sha256;
import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Embeddings on disk, so that a picture is encoded once per model, whatever process asks. An embedding is found by what
 * it depends on: the windowed pixels, the weights, the preprocessing and the image size; names and dates play no part.
 *
 * <p>A file appears only when it is whole, and carries the hash of its values, so a damaged one is found out and made
 * anew. Any number of threads and processes may share a folder. Files may be deleted at any time.
 */
public final class EmbeddingCache {
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

    /**
     * As {@link Segmenter#embed(ByteImage)}, from the cache if it is there, else encoded and kept. A model that focuses does that
     * when it is first needed; what the disk refuses is thrown as {@link UncheckedIOException} then.
     */
    public EmbeddedImage embed(Segmenter segmenter, ByteImage picture) throws IOException {
        try {
            return segmenter.embed(picture, () -> look(segmenter, picture));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Look look(Segmenter segmenter, ByteImage picture) {
        try {
            Path file = file(segmenter, picture);
            Optional<float[]> stored =
                    EmbeddingFile.read(file, segmenter.network().embeddingShape());
            return stored.isPresent()
                    ? segmenter.restore(picture, stored.get())
                    : kept(segmenter.lookAtWhole(picture), file, segmenter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Look kept(Look encoded, Path file, Segmenter segmenter) throws IOException {
        try {
            EmbeddingFile.write(file, segmenter.network().embeddingShape(), encoded.embedding());
            return encoded;
        } catch (IOException | RuntimeException e) {
            encoded.close();
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
                .addCounted(EmbeddingFile.FORMAT)
                .addCounted(segmenter.fingerprint())
                .addCounted("%s %s %s".formatted(picture.width(), picture.height(), picture.channels()))
                .add(ByteBuffer.wrap(picture.bytes()))
                .hex();
    }
}
