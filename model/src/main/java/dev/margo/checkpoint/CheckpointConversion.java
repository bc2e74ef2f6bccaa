package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Copies a checkpoint into another container, every value bit by bit. */
public final class CheckpointConversion {
    private static final int MAX_GROWTH = 16;
    private static final long SMALL = 1 << 20;
    private static final int CHUNK = 1 << 20;

    private CheckpointConversion() {}

    /** As {@link #convert(Checkpoint, Path, Map)}, with no further metadata. */
    public static void convert(Checkpoint source, Path target) throws IOException {
        convert(source, target, Map.of());
    }

    /**
     * Writes the tensors of {@code source}, in their order and dtypes, to {@code target}: a {@code .safetensors} file, or
     * a {@code .pth} or {@code .pt} one for PyTorch. Strided tensors become contiguous, shared ones separate; a
     * safetensors file's metadata is kept by safetensors only. The copy is read again and compared before it appears
     * under its name; until then an older file of that name stays.
     *
     * @param furtherMetadata goes into the safetensors file, in place of what the source says under the same keys
     * @throws IllegalArgumentException if the target has another extension, or is for PyTorch, whose files have no place
     *     for metadata, and there is some
     * @throws CheckpointFormatException if expanded tensors would make the copy many times as large as the source
     * @throws IllegalStateException if the copy differs, which only a fault in Margo or of the disk can make
     */
    public static void convert(Checkpoint source, Path target, Map<String, String> furtherMetadata) throws IOException {
        boolean torch = isForTorch(target);
        if (torch && !furtherMetadata.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: PyTorch files have no place for metadata %s; write a .safetensors file"
                            .formatted(target, furtherMetadata.keySet()));
        }
        List<WritableTensor> tensors = writable(source);
        Path written = target.resolveSibling(
                "." + target.getFileName() + "." + UUID.randomUUID().toString().substring(0, 8) + ".tmp");
        try {
            if (torch) {
                TorchZipWriter.write(written, tensors);
            } else {
                SafetensorsWriter.write(written, tensors, metadata(source, furtherMetadata));
            }
            moveIfEqual(source, written, target);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /**
     * Writes the tensors of {@code source} to a safetensors file in half the size: float32 values are rounded to float16,
     * others are kept bit by bit.
     *
     * @param furtherMetadata as for {@link #convert(Checkpoint, Path, Map)}
     * @throws IllegalArgumentException if the target is not a safetensors file
     * @throws CheckpointFormatException if a value is beyond the range of float16
     */
    public static void halve(Checkpoint source, Path target, Map<String, String> furtherMetadata) throws IOException {
        if (isForTorch(target)) {
            throw new IllegalArgumentException(
                    "%s: float16 is written to safetensors only; give a target of that ending".formatted(target));
        }
        List<WritableTensor> tensors = new ArrayList<>();
        for (StoredTensor tensor : source.tensors()) {
            tensors.add(
                    tensor.dtype() == DType.F32
                            ? HalfFloats.of(tensor, source.file())
                            : new WritableTensor(tensor.name(), tensor.dtype(), tensor.shape(), tensor.rawSource()));
        }
        SafetensorsWriter.write(target, tensors, metadata(source, furtherMetadata));
    }

    private static boolean isForTorch(Path target) {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean torch = name.endsWith(".pth") || name.endsWith(".pt");
        if (!torch && !name.endsWith(".safetensors")) {
            throw new IllegalArgumentException(
                    "%s: expected a target that ends in .safetensors, .pth or .pt".formatted(target));
        }
        return torch;
    }

    private static Map<String, String> metadata(Checkpoint source, Map<String, String> further) {
        Map<String, String> metadata = new LinkedHashMap<>(source.metadata());
        metadata.putIfAbsent("format", "pt"); // readers of the Python library ask for it
        metadata.putAll(further);
        return metadata;
    }

    private static List<WritableTensor> writable(Checkpoint source) throws IOException {
        List<WritableTensor> tensors = new ArrayList<>();
        long total = 0;
        for (StoredTensor tensor : source.tensors()) {
            total += tensor.byteCount();
            tensors.add(new WritableTensor(tensor.name(), tensor.dtype(), tensor.shape(), tensor.rawSource()));
        }
        if (total > SMALL + MAX_GROWTH * source.fileSize()) {
            throw CheckpointFormatException.of(
                    source.path(),
                    "describes %s bytes of tensors in a file of %s; expected at most %s times as many"
                            .formatted(total, source.fileSize(), MAX_GROWTH));
        }
        return tensors;
    }

    /** Gives the copy {@code written} its name, if it holds the names, dtypes, shapes and bytes of {@code source}. */
    static void moveIfEqual(Checkpoint source, Path written, Path target) throws IOException {
        try (Checkpoint copy = Checkpoint.open(written)) {
            if (!source.names().equals(copy.names())) {
                throw new IllegalStateException(
                        "%s: the names of the tensors would differ from those of %s; not written"
                                .formatted(target, source.path()));
            }
            for (StoredTensor tensor : source.tensors()) {
                if (!equal(tensor, copy.get(tensor.name()).orElseThrow())) {
                    throw new IllegalStateException("%s: tensor %s would differ from that of %s; not written"
                            .formatted(target, Words.quoted(tensor.name()), source.path()));
                }
            }
        }
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) { // some network file systems
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean equal(StoredTensor one, StoredTensor other) throws IOException {
        if (one.dtype() != other.dtype() || !Arrays.equals(one.shape(), other.shape())) {
            return false;
        }
        TensorSource bytes = one.rawSource();
        TensorSource otherBytes = other.rawSource();
        for (long done = 0; done < one.byteCount(); done += CHUNK) {
            int length = (int) Math.min(CHUNK, one.byteCount() - done);
            if (!chunk(bytes, done, length).equals(chunk(otherBytes, done, length))) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer chunk(TensorSource source, long offset, int length) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(length);
        source.read(offset, chunk);
        return chunk.flip();
    }
}
