package dev.margo.annotate.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Records in a file, only ever appended. Threads: any. Whoever opens it holds the {@link ProjectLock}. */
public final class Journal implements Closeable {
    private static final byte[] FORMAT = "MARGOJ1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_BYTES = 1 << 30;

    private final Path path;
    private final JournalFile file;
    private final List<Long> begins = new ArrayList<>(); // of record i + 1
    private final Recovery recovery;
    private long end;
    private boolean untidy; // whether a part of a record that failed may lie behind the end

    private Journal(Path path, JournalFile file) throws IOException {
        this.path = path;
        this.file = file;
        recovery = recover();
    }

    /**
     * Goes on with the journal at {@code path}, or begins it. Everything in it is read and checked; what follows the last
     * whole record is moved into a file beside it.
     *
     * @throws JournalException if something else is there
     * @throws IOException if it cannot be read or written
     */
    public static Journal open(Path path, JournalFile.Opener opener) throws IOException {
        JournalFile file = opener.open(path);
        try {
            return new Journal(path, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Recovery recover() throws IOException {
        long size = file.size();
        if (size < FORMAT.length) {
            begin(size);
            return new Recovery(0, 0, Optional.empty());
        }
        ByteBuffer format = ByteBuffer.allocate(FORMAT.length);
        file.read(0, format);
        if (!Arrays.equals(format.array(), FORMAT)) {
            throw new JournalException(path, "is no journal of this version of Margo; move it away to begin anew");
        }
        end = FORMAT.length;
        long length = wholeRecordAt(end, size);
        while (length > 0) {
            begins.add(end);
            end += length;
            length = wholeRecordAt(end, size);
        }
        return cut(size);
    }

    /** A new file, or one whose making was cut short. */
    private void begin(long size) throws IOException {
        ByteBuffer found = ByteBuffer.allocate((int) size);
        file.read(0, found);
        if (!Arrays.equals(found.array(), Arrays.copyOf(FORMAT, (int) size))) {
            throw new JournalException(path, "is no journal of Margo; move it away to begin anew");
        }
        file.write(0, ByteBuffer.wrap(FORMAT));
        file.force();
        forceFolder();
        end = FORMAT.length;
    }

    /** Makes the file's name durable, where the system lets a folder be opened. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // the file is there; only its survival of a power cut is up to the system
        }
    }

    /** The length of the next record in bytes; 0 if there is no whole one. */
    private long wholeRecordAt(long at, long size) throws IOException {
        if (size - at < Record.HEAD) {
            return 0;
        }
        ByteBuffer head = Record.buffer(Record.HEAD);
        file.read(at, head);
        long length = (long) Record.HEAD + Record.length(head);
        if (length < Record.HEAD || length > MOST_BYTES || length > size - at) {
            return 0;
        }
        ByteBuffer record = Record.buffer((int) length);
        file.read(at, record);
        return Record.isWhole(record, begins.size() + 1) ? length : 0;
    }

    private Recovery cut(long size) throws IOException {
        if (size == end) {
            return new Recovery(begins.size(), 0, Optional.empty());
        }
        Path kept = keep(size);
        file.truncate(end);
        file.force();
        return new Recovery(begins.size(), size - end, Optional.of(kept));
    }

    /** Nothing is thrown away, however little it looks like work. */
    private Path keep(long size) throws IOException {
        Path kept = path.resolveSibling("torn-1");
        for (int number = 2; Files.exists(kept); number++) {
            kept = path.resolveSibling("torn-" + number);
        }
        try (FileChannel out = FileChannel.open(kept, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long at = end;
            while (at < size) {
                ByteBuffer part = ByteBuffer.allocate((int) Math.min(1 << 20, size - at));
                file.read(at, part);
                at += part.capacity();
                part.flip();
                while (part.hasRemaining()) {
                    out.write(part);
                }
            }
            out.force(true);
        }
        return kept;
    }

    /** What was found when it was opened. */
    public Recovery recovery() {
        return recovery;
    }

    /** The sequence number of the last record; 0 without any. */
    public synchronized long lastSeq() {
        return begins.size();
    }

    /** Length of the file in bytes. */
    public synchronized long bytes() {
        return end;
    }

    /**
     * Puts a record on the disk, and only then returns.
     *
     * @return its sequence number
     * @throws NotSavedException if the disk refuses; then the journal is as it was before
     */
    public synchronized long append(byte[] text) throws NotSavedException {
        if (text.length > MOST_BYTES - Record.HEAD) {
            throw new IllegalArgumentException(
                    "a record of %s bytes; a journal takes up to %s".formatted(text.length, MOST_BYTES));
        }
        long seq = begins.size() + 1L;
        ByteBuffer record = Record.of(seq, text);
        try {
            tidy();
            untidy = true;
            file.write(end, record);
            file.force();
            untidy = false;
        } catch (IOException e) {
            tidyIfPossible(e);
            throw new NotSavedException(e);
        }
        begins.add(end);
        end += record.capacity();
        return seq;
    }

    private void tidy() throws IOException {
        if (untidy) {
            file.truncate(end);
            file.force();
            untidy = false;
        }
    }

    private void tidyIfPossible(IOException cause) {
        try {
            tidy();
        } catch (IOException e) {
            cause.addSuppressed(e); // tried again before the next record; a reader would cut it off as well
        }
    }

    /**
     * The text of record {@code seq}.
     *
     * @throws IndexOutOfBoundsException if there is none
     * @throws JournalException if it is damaged since the journal was opened
     */
    public synchronized byte[] read(long seq) throws IOException {
        return Record.text(record(seq));
    }

    /** The checksum of record {@code seq}, by which a snapshot knows its journal. */
    public synchronized int checksum(long seq) throws IOException {
        return Record.storedChecksum(record(seq));
    }

    private ByteBuffer record(long seq) throws IOException {
        int index = Objects.checkIndex(Math.toIntExact(seq - 1), begins.size());
        long next = index + 1 < begins.size() ? begins.get(index + 1) : end;
        ByteBuffer record = Record.buffer((int) (next - begins.get(index)));
        file.read(begins.get(index), record);
        if (!Record.isWhole(record, seq)) {
            throw new JournalException(path, "record %s is damaged on the disk; copy the folder away".formatted(seq));
        }
        return record;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
