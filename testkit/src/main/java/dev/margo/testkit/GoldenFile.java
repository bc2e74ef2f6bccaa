package dev.margo.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reference tensors of one golden safetensors file, read whole into plain arrays. */
public final class GoldenFile {
    private static final Pattern ENTRY = Pattern.compile(
            "\"([^\"]+)\"\\s*:\\s*\\{\\s*\"dtype\"\\s*:\\s*\"(\\w+)\"\\s*,\\s*\"shape\"\\s*:\\s*\\[([^\\]]*)\\]\\s*,"
                    + "\\s*\"data_offsets\"\\s*:\\s*\\[(\\d+)\\s*,\\s*(\\d+)\\]\\s*\\}");

    private final Map<String, GoldenTensor> tensors;
    private final Path file;

    private GoldenFile(Path file, Map<String, GoldenTensor> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    public static GoldenFile read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int headerLength = Math.toIntExact(bytes.getLong());
            String header = new String(bytes.array(), Long.BYTES, headerLength, StandardCharsets.UTF_8);
            int dataStart = Long.BYTES + headerLength;
            Map<String, GoldenTensor> tensors = new LinkedHashMap<>();
            Matcher entry = ENTRY.matcher(header);
            while (entry.find()) {
                int begin = Integer.parseInt(entry.group(4));
                int end = Integer.parseInt(entry.group(5));
                ByteBuffer data = bytes.slice(dataStart + begin, end - begin).order(ByteOrder.LITTLE_ENDIAN);
                tensors.put(entry.group(1), new GoldenTensor(entry.group(2), shape(entry.group(3)), data));
            }
            return new GoldenFile(file, tensors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    public Set<String> names() {
        return tensors.keySet();
    }

    public GoldenTensor get(String name) {
        GoldenTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(file + " has no tensor '" + name + "', only " + tensors.keySet());
        }
        return tensor;
    }

    public float[] floats(String name) {
        return get(name).floats();
    }

    private static long[] shape(String text) {
        List<Long> sizes = new ArrayList<>();
        for (String size : text.split(",")) {
            if (!size.isBlank()) {
                sizes.add(Long.parseLong(size.trim()));
            }
        }
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }
}
