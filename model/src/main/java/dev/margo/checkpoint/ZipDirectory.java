package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds and reads the central directory of a zip, ZIP64 included.
 *
 * <p>Source: PKWARE APPNOTE 6.3.10, sections 4.3.12 to 4.3.16 and 4.5.3.
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_SIZE = 56;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long MAX_DIRECTORY = 64 << 20;
    private static final int MAX_ENTRIES = 200_000;
    private static final long SEE_ZIP64 = 0xFFFFFFFFL;

    private final FileBytes file;
    private long start;
    private long length;
    private long entries;

    private ZipDirectory(FileBytes file) {
        this.file = file;
    }

    /** The entries in the directory's order. */
    static List<ZipEntry> read(FileBytes file) throws IOException {
        ZipDirectory directory = new ZipDirectory(file);
        directory.locate();
        return directory.entries();
    }

    private void locate() throws IOException {
        int tail = (int) Math.min(file.size(), END_SIZE + LONGEST_COMMENT);
        ByteBuffer bytes = file.slice(file.size() - tail, tail);
        int at = tail - END_SIZE;
        while (at >= 0 && !isEnd(bytes, at)) {
            at--;
        }
        if (at < 0) {
            throw file.damaged("is a zip without its directory at the end; the file is truncated, fetch it again");
        }
        entries = bytes.getShort(at + 10) & 0xFFFF;
        length = bytes.getInt(at + 12) & 0xFFFFFFFFL;
        start = bytes.getInt(at + 16) & 0xFFFFFFFFL;
        if (entries == 0xFFFF || length == SEE_ZIP64 || start == SEE_ZIP64) {
            locate64(file.size() - tail + at);
        }
        if (!file.holds(start, length) || length > MAX_DIRECTORY || entries < 0 || entries > MAX_ENTRIES) {
            throw file.damaged("has a zip directory of %s entries and %s bytes at %s, which does not fit the file"
                    .formatted(entries, length, start));
        }
    }

    private static boolean isEnd(ByteBuffer bytes, int at) {
        return bytes.getInt(at) == END_SIGNATURE && (bytes.getShort(at + 20) & 0xFFFF) == bytes.limit() - at - END_SIZE;
    }

    private void locate64(long end) throws IOException {
        ByteBuffer locator = file.slice(end - LOCATOR_SIZE, LOCATOR_SIZE);
        if (locator.getInt(0) != LOCATOR_SIGNATURE) {
            throw file.damaged(
                    "has a zip directory that refers to a ZIP64 one, but none is there; fetch the file again");
        }
        ByteBuffer end64 = file.slice(locator.getLong(8), END64_SIZE);
        if (end64.getInt(0) != END64_SIGNATURE) {
            throw file.damaged("has no ZIP64 directory at byte %s where one is announced; fetch the file again"
                    .formatted(locator.getLong(8)));
        }
        entries = end64.getLong(32);
        length = end64.getLong(40);
        start = end64.getLong(48);
    }

    private List<ZipEntry> entries() throws IOException {
        ByteBuffer bytes = file.slice(start, (int) length);
        List<ZipEntry> found = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            if (bytes.remaining() < ENTRY_SIZE || bytes.getInt(bytes.position()) != ENTRY_SIGNATURE) {
                throw file.damaged("has a damaged zip directory: entry %s of %s is not one".formatted(i + 1, entries));
            }
            found.add(entry(bytes));
        }
        return found;
    }

    /** Reads the entry at the position of {@code bytes} and moves behind it. */
    private ZipEntry entry(ByteBuffer bytes) throws IOException {
        int at = bytes.position();
        int nameLength = bytes.getShort(at + 28) & 0xFFFF;
        int extraLength = bytes.getShort(at + 30) & 0xFFFF;
        int next = ENTRY_SIZE + nameLength + extraLength + (bytes.getShort(at + 32) & 0xFFFF);
        if (bytes.remaining() < next) {
            throw file.damaged("has a damaged zip directory: an entry reaches beyond its end");
        }
        String name = new String(bytes.array(), at + ENTRY_SIZE, nameLength, StandardCharsets.UTF_8);
        ByteBuffer extra =
                extra64(bytes.slice(at + ENTRY_SIZE + nameLength, extraLength).order(bytes.order()));
        long expanded = sizeAt(bytes, at + 24, extra);
        long stored = sizeAt(bytes, at + 20, extra);
        long header = sizeAt(bytes, at + 42, extra);
        bytes.position(at + next);
        boolean encrypted = (bytes.getShort(at + 8) & 1) != 0;
        return new ZipEntry(name, bytes.getShort(at + 10) & 0xFFFF, encrypted, stored, expanded, header);
    }

    /** The 32-bit value at {@code at}, or the next of the ZIP64 ones if it says so. */
    private long sizeAt(ByteBuffer bytes, int at, ByteBuffer extra) throws IOException {
        long value = bytes.getInt(at) & 0xFFFFFFFFL;
        if (value != SEE_ZIP64) {
            return value;
        }
        if (extra.remaining() < Long.BYTES) {
            throw file.damaged("has a damaged zip directory: an entry lacks its ZIP64 sizes");
        }
        return extra.getLong();
    }

    /** The contents of extra field 1, empty if there is none. */
    private static ByteBuffer extra64(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xFFFF;
            int size = Math.min(extra.getShort() & 0xFFFF, extra.remaining());
            if (id == 1) {
                return extra.slice(extra.position(), size).order(extra.order());
            }
            extra.position(extra.position() + size);
        }
        return extra.limit(extra.position());
    }
}
