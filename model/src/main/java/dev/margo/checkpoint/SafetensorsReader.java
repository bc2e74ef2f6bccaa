package dev.margo.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads safetensors: the length of a JSON header, the header, the values. Tensors must cover the values without a gap
 * and without sharing bytes, as the format demands.
 *
 * <p>Source: the format section of huggingface/safetensors' README.
 */
final class SafetensorsReader {
    private static final long MAX_HEADER = 100_000_000;
    private static final int MAX_TENSORS = 100_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNumberLength(20)
                    .maxNameLength(1 << 16)
                    .maxStringLength(1 << 20)
                    .maxDocumentLength(MAX_HEADER)
                    .build())
            .build();

    private final FileBytes file;
    private final long dataStart;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /** One tensor of the header; offsets count from the start of the values. */
    private record Entry(String name, String dtype, List<Long> shape, List<Long> offsets) {}

    private SafetensorsReader(FileBytes file, long dataStart) {
        this.file = file;
        this.dataStart = dataStart;
    }

    static Contents read(FileBytes file) throws IOException {
        long header = file.slice(0, Long.BYTES).getLong();
        if (header < 2 || header > MAX_HEADER || !file.holds(Long.BYTES, header)) {
            throw file.damaged(
                    "announces a safetensors header of %s bytes, expected at most %s and no more than the file's %s"
                            .formatted(Long.toUnsignedString(header), MAX_HEADER, file.size()));
        }
        SafetensorsReader reader = new SafetensorsReader(file, Long.BYTES + header);
        reader.parseHeader();
        reader.requireFullCover();
        return reader.contents();
    }

    private void parseHeader() throws IOException {
        InputStreamReader text = new InputStreamReader(
                file.stream(Long.BYTES, dataStart), StandardCharsets.UTF_8.newDecoder()); // reports malformed input
        try (JsonParser json = JSON.createParser(text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, "the header");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                entry(json, json.currentName());
            }
            if (json.nextToken() != null) {
                throw bad("the header is followed by something else");
            }
        } catch (JsonProcessingException e) {
            throw bad(Words.clean(e.getOriginalMessage()));
        } catch (CharacterCodingException e) {
            throw bad("it is not UTF-8");
        }
    }

    private void entry(JsonParser json, String name) throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, Words.quoted(name));
        if (name.equals("__metadata__")) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                expect(json.nextToken(), JsonToken.VALUE_STRING, "__metadata__");
                metadata.put(key, json.getText());
            }
        } else if (entries.size() == MAX_TENSORS) {
            throw bad("it names more than %s tensors".formatted(MAX_TENSORS));
        } else {
            entries.add(tensor(json, name));
        }
    }

    private Entry tensor(JsonParser json, String name) throws IOException {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "dtype" -> {
                    expect(value, JsonToken.VALUE_STRING, Words.quoted(name));
                    dtype = json.getText();
                }
                case "shape" -> shape = longs(json, name);
                case "data_offsets" -> offsets = longs(json, name);
                default -> throw bad("%s has an unknown field %s".formatted(Words.quoted(name), Words.quoted(field)));
            }
        }
        if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
            throw bad("%s lacks its dtype, shape or two data_offsets".formatted(Words.quoted(name)));
        }
        return new Entry(name, dtype, shape, offsets);
    }

    private List<Long> longs(JsonParser json, String name) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY, Words.quoted(name));
        List<Long> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, Words.quoted(name));
            if (values.size() == TensorLayout.MAX_RANK || json.getLongValue() < 0) {
                throw bad("%s has a size below 0 or more than %s of them"
                        .formatted(Words.quoted(name), TensorLayout.MAX_RANK));
            }
            values.add(json.getLongValue());
        }
        return values;
    }

    private void requireFullCover() throws IOException {
        List<Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparing((Entry entry) -> entry.offsets().get(0))
                .thenComparing(entry -> entry.offsets().get(1)));
        long end = 0;
        for (Entry entry : ordered) {
            if (entry.offsets().get(0) != end || entry.offsets().get(1) < end) {
                throw bad("%s lies at bytes %s, expected a start at %s: tensors must neither overlap nor leave gaps"
                        .formatted(Words.quoted(entry.name()), entry.offsets(), end));
            }
            end = entry.offsets().get(1);
        }
        if (end != file.size() - dataStart) {
            throw file.damaged(
                    "has %s bytes of values, but its header describes %s; the file is truncated, fetch it again"
                            .formatted(file.size() - dataStart, end));
        }
    }

    private Contents contents() throws IOException {
        List<StoredTensor> tensors = new ArrayList<>();
        for (Entry entry : entries) {
            DType dtype = DType.ofSafetensorsName(entry.dtype())
                    .orElseThrow(() -> file.damaged("tensor %s has dtype %s, expected one of %s; convert it in Python"
                            .formatted(
                                    Words.quoted(entry.name()), Words.quoted(entry.dtype()), List.of(DType.values()))));
            long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
            long begin = entry.offsets().get(0);
            Region region = new Region(dataStart + begin, entry.offsets().get(1) - begin);
            StoredTensor tensor = StoredTensor.of(entry.name(), TensorLayout.contiguous(dtype, shape), region, file);
            if (tensor.byteCount() != region.length()) {
                throw bad("%s has %s bytes, expected %s for its shape"
                        .formatted(Words.quoted(entry.name()), region.length(), tensor.byteCount()));
            }
            tensors.add(tensor);
        }
        return new Contents(tensors, metadata, List.of());
    }

    private void expect(JsonToken found, JsonToken expected, String where) throws CheckpointFormatException {
        if (found != expected) {
            throw bad("expected %s at %s, found %s".formatted(expected, where, found));
        }
    }

    private CheckpointFormatException bad(String what) {
        return file.damaged("has a damaged safetensors header: %s; fetch the file again".formatted(what));
    }
}
