package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Copies a checkpoint into another container, every value bit by bit. */
public final class CheckpointConversion {
    private static final int MAX_GROWTH = 16;
    private static final long SMALL = 1 << 20;

    private CheckpointConversion() {}

    /**
     * Writes the tensors of {@code source}, in their order and dtypes, to {@code target}: a {@code .safetensors} file, or
     * a {@code .pth} or {@code .pt} one for PyTorch. Strided tensors become contiguous, shared ones separate; a
     * safetensors file's metadata is kept by safetensors only.
     *
     * @throws IllegalArgumentException if the target has another extension
     * @throws CheckpointFormatException if expanded tensors would make the copy many times as large as the source
     */
    public static void convert(Checkpoint source, Path target) throws IOException {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean torch = name.endsWith(".pth") || name.endsWith(".pt");
        if (!torch && !name.endsWith(".safetensors")) {
            throw new IllegalArgumentException(
                    "%s: expected a target that ends in .safetensors, .pth or .pt".formatted(target));
        }
        List<WritableTensor> tensors = writable(source);
        if (torch) {
            TorchZipWriter.write(target, tensors);
        } else {
            Map<String, String> metadata = new LinkedHashMap<>(source.metadata());
            metadata.putIfAbsent("format", "pt"); // readers of the Python library ask for it
            SafetensorsWriter.write(target, tensors, metadata);
        }
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
}
