package dev.margo.optimise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The record of a training run as a table: a row per step, {@code step} first, then the columns it was made with.
 *
 * <p>A row is written in one piece at the end of its step. When a run goes on from a checkpoint, the rows of later
 * steps, and a last row that a crash cut short, are taken out, so that every step is there once.
 */
public final class MetricsCsv implements AutoCloseable {
    private static final String STEP = "step";

    private final Path path;
    private final FileChannel channel;
    private final List<String> columns;
    private long lastStep;

    private MetricsCsv(Path path, List<String> columns, long lastStep) throws IOException {
        this.path = path;
        this.columns = List.copyOf(columns);
        this.lastStep = lastStep;
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** Begins a table, in place of any that is there. */
    public static MetricsCsv create(Path path, List<String> columns) throws IOException {
        replace(path, header(columns));
        return new MetricsCsv(path, columns, Long.MIN_VALUE);
    }

    /**
     * Goes on with the table at {@code path} after {@code step}; begins one if there is none.
     *
     * @throws IOException if the table there has other columns, or is damaged
     */
    public static MetricsCsv resume(Path path, List<String> columns, long step) throws IOException {
        replace(path, Files.exists(path) ? upTo(step, path, header(columns)) : header(columns));
        return new MetricsCsv(path, columns, step);
    }

    private static String header(List<String> columns) {
        for (String column : columns) {
            if (column.isEmpty() || column.matches("(?s).*[,\"\\r\\n].*")) {
                throw new IllegalArgumentException(
                        "a column is named by text without commas, quotes and line ends, got '%s'".formatted(column));
            }
        }
        return STEP + "," + String.join(",", columns) + "\n";
    }

    private static String upTo(long step, Path path, String header) throws IOException {
        String table = Files.readString(path);
        if (!table.startsWith(header)) {
            throw new IOException(
                    "%s has other columns than this run: expected %s, found %s; move it away, or start anew"
                            .formatted(
                                    path,
                                    header.strip(),
                                    table.lines().findFirst().orElse("nothing")));
        }
        StringBuilder kept = new StringBuilder(header);
        String whole = table.substring(header.length(), table.lastIndexOf('\n') + 1);
        for (String row : whole.lines().toList()) {
            if (stepOf(row, path) <= step) {
                kept.append(row).append('\n');
            }
        }
        return kept.toString();
    }

    private static long stepOf(String row, Path path) throws IOException {
        try {
            return Long.parseLong(row.split(",", 2)[0]);
        } catch (NumberFormatException e) {
            throw new IOException(
                    "%s is damaged: '%s' does not begin with a step; move it away, or start anew".formatted(path, row),
                    e);
        }
    }

    private static void replace(Path path, String table) throws IOException {
        Path temporary = path.resolveSibling("." + path.getFileName() + ".tmp");
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(out, table);
            out.force(true);
        }
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) { // some network file systems
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void writeAll(FileChannel out, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Writes the row of {@code step}, with a value for each column. */
    public void append(long step, double... values) throws IOException {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("a row of %s needs a value for each of %s, got %s"
                    .formatted(path, columns, Arrays.toString(values)));
        }
        if (step <= lastStep) {
            throw new IllegalArgumentException(
                    "step %s of %s is written already, the last one was %s".formatted(step, path, lastStep));
        }
        lastStep = step;
        writeAll(
                channel,
                step + Arrays.stream(values).mapToObj(value -> "," + value).collect(Collectors.joining("", "", "\n")));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
