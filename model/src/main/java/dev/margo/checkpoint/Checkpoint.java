package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An open checkpoint file: its tensors by name, in the file's order. Opening reads the directory and the descriptions
 * only; values are read when a tensor is asked for them. Wrappers such as {@code model} and prefixes such as {@code
 * module.} are taken off, and {@link #notes()} says so.
 *
 * <p>Belongs to the caller, who closes it once the values are read.
 */
public final class Checkpoint implements AutoCloseable {
    private static final int HEAD = 16;

    private final FileBytes file;
    private final CheckpointFormat format;
    private final Contents contents;
    private final Map<String, StoredTensor> byName = new LinkedHashMap<>();

    private Checkpoint(FileBytes file, CheckpointFormat format, Contents contents) {
        this.file = file;
        this.format = format;
        this.contents = contents;
        contents.tensors().forEach(tensor -> byName.put(tensor.name(), tensor));
    }

    /**
     * Opens a PyTorch zip, a PyTorch file from before 1.6, or a safetensors file, told apart by their first bytes.
     *
     * @throws CheckpointFormatException if the file is none of these, is damaged, or holds no state dict
     * @throws UnsafeCheckpointException if the file asks its reader to run something; nothing is executed
     */
    public static Checkpoint open(Path path) throws IOException {
        FileBytes file = FileBytes.open(path);
        try {
            CheckpointFormat format = recognise(file);
            return new Checkpoint(file, format, read(file, format).withoutPrefix());
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static Contents read(FileBytes file, CheckpointFormat format) throws IOException {
        return switch (format) {
            case TORCH_ZIP -> TorchZipReader.read(file);
            case TORCH_LEGACY -> TorchLegacyReader.read(file);
            case SAFETENSORS -> SafetensorsReader.read(file);
        };
    }

    private static CheckpointFormat recognise(FileBytes file) throws IOException {
        ByteBuffer head = file.slice(0, (int) Math.min(HEAD, file.size()));
        if (!head.hasRemaining()) {
            throw file.damaged("is empty, expected a checkpoint; fetch it again");
        }
        if (head.remaining() >= 4 && head.getInt(0) == 0x04034b50) {
            return CheckpointFormat.TORCH_ZIP;
        }
        if (head.remaining() > Long.BYTES && head.get(Long.BYTES) == '{') {
            return CheckpointFormat.SAFETENSORS;
        }
        if ((head.get(0) & 0xFF) == 0x80) {
            return CheckpointFormat.TORCH_LEGACY;
        }
        String text = new String(head.array(), StandardCharsets.ISO_8859_1);
        throw file.damaged(
                "is not a checkpoint: expected a PyTorch or safetensors file, found one that starts with %s%s"
                        .formatted(Words.quoted(text), remedy(text)));
    }

    private static String remedy(String head) {
        if (head.startsWith("version https:")) {
            return "; this is a Git LFS pointer, run git lfs pull";
        }
        return head.stripLeading().startsWith("<") ? "; this is a web page, download the file itself" : "";
    }

    public Path path() {
        return file.path();
    }

    public CheckpointFormat format() {
        return format;
    }

    /** All tensors, in the file's order. */
    public List<StoredTensor> tensors() {
        return contents.tensors();
    }

    /** The names of all tensors, in the file's order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The tensor called {@code name}, if there is one. */
    public Optional<StoredTensor> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The {@code __metadata__} of a safetensors file; empty for PyTorch's. */
    public Map<String, String> metadata() {
        return contents.metadata();
    }

    /** What was taken off or left out while reading, a line each, for people. */
    public List<String> notes() {
        return contents.notes();
    }

    FileBytes file() {
        return file;
    }

    /** Bytes of the file. */
    public long fileSize() {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
