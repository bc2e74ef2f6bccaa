package dev.margo.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes safetensors. The header lists the tensors in the order given; the values lie widest dtype first, as the
 * reference implementation lays them, so that every one is aligned to its own size.
 *
 * <p>Source: the format section of huggingface/safetensors' README.
 */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    /**
     * Writes {@code file}, which appears only when it is whole; one that was there is replaced.
     *
     * @param metadata goes under {@code __metadata__}
     * @throws IllegalArgumentException if two tensors share a name, or one has a name that the format reserves
     */
    public static void write(Path file, List<WritableTensor> tensors, Map<String, String> metadata) throws IOException {
        TensorBytes.requireUniqueNames(tensors);
        List<WritableTensor> ordered = new ArrayList<>(tensors);
        ordered.sort(Comparator.comparingInt(tensor -> -tensor.dtype().byteSize()));
        byte[] header = header(tensors, offsets(ordered), metadata);
        try (AtomicFile out = new AtomicFile(file)) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(0, header.length));
            out.write(ByteBuffer.wrap(header));
            TensorBytes bytes = new TensorBytes();
            for (WritableTensor tensor : ordered) {
                bytes.append(tensor, out, new CRC32());
            }
            out.commit();
        }
    }

    private static Map<String, Long> offsets(List<WritableTensor> ordered) {
        Map<String, Long> offsets = new HashMap<>();
        long next = 0;
        for (WritableTensor tensor : ordered) {
            offsets.put(tensor.name(), next);
            next = Math.addExact(next, tensor.byteCount());
        }
        return offsets;
    }

    private static byte[] header(List<WritableTensor> tensors, Map<String, Long> offsets, Map<String, String> metadata)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart("__metadata__");
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            for (WritableTensor tensor : tensors) {
                describe(json, tensor, offsets.get(tensor.name()));
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }

    private static void describe(JsonGenerator json, WritableTensor tensor, long begin) throws IOException {
        if (tensor.name().equals("__metadata__")) {
            throw new IllegalArgumentException("a safetensors file cannot hold a tensor named '__metadata__'");
        }
        json.writeObjectFieldStart(tensor.name());
        json.writeStringField("dtype", tensor.dtype().safetensorsName());
        json.writeArrayFieldStart("shape");
        for (long size : tensor.shape()) {
            json.writeNumber(size);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("data_offsets");
        json.writeNumber(begin);
        json.writeNumber(begin + tensor.byteCount());
        json.writeEndArray();
        json.writeEndObject();
    }
}
