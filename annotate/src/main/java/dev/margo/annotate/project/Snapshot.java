package dev.margo.annotate.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.journal.Journal;
import dev.margo.image.VoxelGrid;
import dev.margo.io.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The state after record {@code seq}, so that opening need not replay what is before it. It only saves time: one that is
 * damaged, or not of this journal, is passed over.
 *
 * @param ids of the interactions before, for those who ask again
 */
record Snapshot(long seq, int journalChecksum, Timeline timeline, List<String> ids, ProjectState state) {
    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Replaces the snapshot in {@code file}: a checksum, then JSON. */
    void write(Path file) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT).put("seq", seq).put("journalChecksum", journalChecksum);
        timeline.done().forEach(json.putArray("done")::add);
        timeline.undone().forEach(json.putArray("undone")::add);
        ids.forEach(json.putArray("ids")::add);
        StateJson.put(json.putObject("state"), state);
        byte[] text = MAPPER.writeValueAsBytes(json);
        AtomicFile.write(file, out -> {
            out.write(ByteBuffer.allocate(Long.BYTES).putLong(checksum(text, 0)).array());
            out.write(text);
        });
    }

    private static long checksum(byte[] text, int from) {
        CRC32C crc = new CRC32C();
        crc.update(text, from, text.length - from);
        return crc.getValue();
    }

    /** The one in {@code file}, if it is there, whole, and of {@code journal}. */
    static Optional<Snapshot> read(Path file, Journal journal, VoxelGrid grid) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < Long.BYTES || ByteBuffer.wrap(bytes).getLong() != checksum(bytes, Long.BYTES)) {
            return Optional.empty();
        }
        JsonNode json = MAPPER.readTree(bytes, Long.BYTES, bytes.length - Long.BYTES);
        long seq = json.path("seq").asLong();
        boolean fits = json.path("format").asInt() == FORMAT
                && seq > 0
                && seq <= journal.lastSeq()
                && journal.checksum(seq) == json.path("journalChecksum").asInt();
        return fits ? Optional.of(parse(json, seq, grid)) : Optional.empty();
    }

    private static Snapshot parse(JsonNode json, long seq, VoxelGrid grid) {
        List<String> ids = new ArrayList<>();
        json.path("ids").forEach(id -> ids.add(id.asText()));
        Timeline timeline = new Timeline(numbers(json.path("done")), numbers(json.path("undone")));
        return new Snapshot(
                seq, json.path("journalChecksum").asInt(), timeline, ids, StateJson.parse(json.path("state"), grid));
    }

    private static List<Long> numbers(JsonNode json) {
        List<Long> numbers = new ArrayList<>();
        json.forEach(number -> numbers.add(number.asLong()));
        return numbers;
    }
}
