package dev.margo.evaluate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The rows of an evaluation under way: a CSV file with a block of rows per finished file, in the order in which they were
 * finished, each closed by a line {@code #end,dataset,file,print}, where the print is that of the file's data. A first line
 * {@code #evaluation,…} says what is measured. Of several blocks for a file the last counts.
 *
 * <p>Whatever follows the last closed block was cut off by a crash, and is dropped when the journal is opened again. One
 * process at a time may have it open; any number of its threads may append.
 */
final class Journal implements AutoCloseable {
    private static final String END = "#end";
    private static final String PLAN = "#evaluation";

    private final Path path;
    private final FileChannel channel;
    private final Map<FileKey, Block> blocks = new ConcurrentHashMap<>();
    private long end;

    private record Block(long begin, int length, String print) {}

    private Journal(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Goes on with the journal at {@code path}, or begins it.
     *
     * @param measured on one line, what its rows are about
     * @param columns of its rows
     * @throws JournalException if the journal there is about something else, is damaged, or is open elsewhere
     */
    static Journal open(Path path, String measured, String columns) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Journal journal = new Journal(path, channel);
        try {
            journal.lock();
            journal.resume(PLAN + "," + Csv.line(List.of(measured)) + "\n" + columns + "\n");
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void lock() throws IOException {
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            lock = Optional.empty();
        }
        if (lock.isEmpty()) {
            throw new JournalException(path, "another evaluation is writing it; wait for it, or choose another folder");
        }
    }

    private void resume(String head) throws IOException {
        byte[] expected = head.getBytes(StandardCharsets.UTF_8);
        byte[] found = read(0, (int) Math.min(expected.length, channel.size()));
        if (!head.startsWith(new String(found, StandardCharsets.UTF_8))) {
            throw new JournalException(
                    path,
                    "it is about another evaluation: expected %s, found %s; choose another folder or move it away"
                            .formatted(
                                    head.lines().findFirst().orElseThrow(),
                                    new String(found, StandardCharsets.UTF_8)
                                            .lines()
                                            .findFirst()
                                            .orElse("nothing")));
        }
        end = expected.length;
        if (found.length < expected.length) {
            channel.truncate(0);
            write(0, expected);
        } else {
            findBlocks();
        }
        channel.truncate(end);
    }

    private void findBlocks() throws IOException {
        JournalLines lines = new JournalLines(channel, end);
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().startsWith(END)) {
                close(line.get(), lines.position());
            }
        }
    }

    private void close(String line, long position) throws JournalException {
        List<String> fields = Csv.fields(line);
        if (fields.size() != 4) {
            throw new JournalException(path, "'%s' closes no block; move the journal away".formatted(line));
        }
        long length = position - end - (line.getBytes(StandardCharsets.UTF_8).length + 1);
        blocks.put(new FileKey(fields.get(1), fields.get(2)), new Block(end, Math.toIntExact(length), fields.get(3)));
        end = position;
    }

    /** The print of the data that the file's block is about, if there is one. */
    Optional<String> print(FileKey file) {
        return Optional.ofNullable(blocks.get(file)).map(Block::print);
    }

    /** Adds all that was measured of a file at once. @param lines each ends with a line feed; none begins with #end */
    synchronized void append(FileKey file, String print, String lines) throws IOException {
        byte[] body = lines.getBytes(StandardCharsets.UTF_8);
        // the first field must not be quoted, as a row's that begins with # would be
        String closing = END + "," + Csv.line(List.of(file.dataset(), file.name(), print)) + "\n";
        byte[] last = closing.getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole =
                ByteBuffer.allocate(body.length + last.length).put(body).put(last);
        write(end, whole.array());
        channel.force(false);
        blocks.put(file, new Block(end, body.length, print));
        end += whole.capacity();
    }

    /** What was measured of a file that it has. @param parse throws an IllegalArgumentException for what it does not understand */
    <T> T read(FileKey file, Function<String, T> parse) throws IOException {
        Block block = blocks.get(file);
        try {
            return parse.apply(new String(read(block.begin, block.length), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new JournalException(path, "damaged: %s; move the journal away".formatted(e.getMessage()));
        }
    }

    private byte[] read(long begin, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, begin + bytes.position()) < 0) {
                throw new JournalException(path, "it was cut off while it was open");
            }
        }
        return bytes.array();
    }

    private void write(long begin, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes, begin + bytes.position());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
