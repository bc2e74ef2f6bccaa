package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a checkpoint that {@code torch.load(path, weights_only=True)} accepts, an OrderedDict of tensors in the order
 * given. The same tensors give the same bytes.
 *
 * <p>Source: {@code torch/serialization.py} ({@code _save}) and {@code caffe2/serialize/inline_container.cc}. Differences:
 * no pickle memo, no {@code _metadata} on the OrderedDict, no serialization id; none is needed for loading.
 */
public final class TorchZipWriter {
    private static final String FOLDER = "archive/";

    private TorchZipWriter() {}

    /**
     * Writes {@code file} as a plain state dict; it appears only when it is whole, and one that was there is replaced.
     *
     * @throws IllegalArgumentException if two tensors share a name
     */
    public static void write(Path file, List<WritableTensor> tensors) throws IOException {
        write(file, tensors, null);
    }

    /** As {@link #write(Path, List)}, with the state dict under key {@code wrapper}, such as MedSAM's {@code model}. */
    public static void writeWrapped(Path file, String wrapper, List<WritableTensor> tensors) throws IOException {
        if (wrapper.isEmpty()) {
            throw new IllegalArgumentException("the wrapper's key is empty; use write for a plain state dict");
        }
        write(file, tensors, wrapper);
    }

    private static void write(Path file, List<WritableTensor> tensors, String wrapper) throws IOException {
        TensorBytes.requireUniqueNames(tensors);
        TensorBytes bytes = new TensorBytes();
        try (AtomicFile out = new AtomicFile(file)) {
            ZipOutput zip = new ZipOutput(out);
            zip.add(FOLDER + "data.pkl", PickleOutput.stateDict(tensors, wrapper));
            zip.add(FOLDER + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < tensors.size(); i++) {
                WritableTensor tensor = tensors.get(i);
                zip.add(FOLDER + "data/" + i, tensor.byteCount(), (to, crc) -> bytes.append(tensor, to, crc));
            }
            zip.add(FOLDER + "version", "3\n".getBytes(StandardCharsets.US_ASCII));
            zip.finish();
            out.commit();
        }
    }
}
