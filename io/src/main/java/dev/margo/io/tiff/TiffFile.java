package dev.margo.io.tiff;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directories of a file, without what they point to.
 *
 * @param length of the file in bytes
 * @param order of the bytes of its numbers
 * @param pages in the file's order, without smaller copies and masks of other pages
 */
record TiffFile(Path path, long length, ByteOrder order, List<TiffDirectory> pages) {
    private static final int CLASSIC = 42;
    private static final int BIG = 43;

    /** @throws ImageFormatException if the file is no TIFF file or its directories are damaged */
    static TiffFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Scan(file, channel).file();
        }
    }

    /** What page {@code index} says, read through {@code channel}. */
    TiffDirectory.TiffFields fields(FileChannel channel, int index) {
        return pages.get(index).fields(channel, length, order);
    }

    /** Goes through the chain of directories. */
    private static final class Scan {
        private final Path path;
        private final FileChannel channel;
        private final long length;
        private final ByteOrder order;
        private final boolean big;
        private long entryBytes;

        Scan(Path path, FileChannel channel) throws IOException {
            this.path = path;
            this.channel = channel;
            length = channel.size();
            ByteBuffer head = bytes(0, 4, ByteOrder.BIG_ENDIAN);
            order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            int version = head.order(order).getShort(2);
            if (head.get(0) != head.get(1) || version != CLASSIC && version != BIG) {
                throw problem("it does not start as a TIFF file; convert it to one");
            }
            big = version == BIG;
        }

        TiffFile file() throws IOException {
            List<TiffDirectory> pages = new ArrayList<>();
            Set<Long> seen = new HashSet<>();
            long at = big ? bytes(8, 8).getLong() : unsigned(bytes(4, 4).getInt());
            while (at != 0) {
                if (!seen.add(at)) {
                    throw problem("its directories run in a circle; it is damaged");
                }
                TiffDirectory directory = directory(at);
                if (directory.isPage()
                        && !directory.fields(channel, length, order).isOfAnotherPage()) {
                    pages.add(directory);
                }
                at = directory.next();
            }
            if (pages.isEmpty()) {
                throw problem("it has no page; it is damaged");
            }
            return new TiffFile(path, length, order, List.copyOf(pages));
        }

        private TiffDirectory directory(long at) throws IOException {
            int countBytes = big ? 8 : 2;
            ByteBuffer head = bytes(at, countBytes);
            long count = big ? head.getLong() : head.getShort() & 0xFFFF;
            if (count < 1 || count > 0xFFFF) {
                throw problem("a directory claims %s entries; it is damaged".formatted(count));
            }
            int each = big ? 20 : 12;
            entryBytes += count * each;
            if (entryBytes > length) {
                throw problem("its directories overlap; it is damaged");
            }
            ByteBuffer body = bytes(at + countBytes, Math.toIntExact(count * each) + (big ? 8 : 4));
            List<TiffEntry> entries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                TiffEntry entry = entry(body, at + countBytes + (long) i * each);
                if (TiffDirectory.KNOWN.contains(entry.tag())) {
                    entries.add(entry);
                }
            }
            return new TiffDirectory(path, entries, big ? body.getLong() : unsigned(body.getInt()));
        }

        private TiffEntry entry(ByteBuffer body, long at) {
            int tag = body.getShort() & 0xFFFF;
            int type = body.getShort() & 0xFFFF;
            long count = big ? body.getLong() : unsigned(body.getInt());
            long inline = at + (big ? 12 : 8);
            long pointed = big ? body.getLong() : unsigned(body.getInt());
            int room = big ? 8 : 4;
            boolean fits = count >= 0 && count <= room && count * TiffEntry.bytes(type) <= room;
            return new TiffEntry(tag, type, count, fits ? inline : pointed);
        }

        private ByteBuffer bytes(long at, int count) throws IOException {
            return bytes(at, count, order);
        }

        private ByteBuffer bytes(long at, int count, ByteOrder by) throws IOException {
            return read(path, channel, length, at, count).order(by);
        }

        private ImageFormatException problem(String text) {
            return new ImageFormatException(path.toString(), text);
        }
    }

    private static long unsigned(int value) {
        return value & 0xFFFFFFFFL;
    }

    /** {@code count} bytes from {@code at} on; they are known to be there before memory is taken for them. */
    static ByteBuffer read(Path path, FileChannel channel, long length, long at, long count) throws IOException {
        if (at < 0 || count < 0 || at > length || count > length - at) {
            throw new ImageFormatException(
                    path.toString(),
                    "its directory points to %s bytes from byte %s on, but it has only %s; it was cut off or is damaged"
                            .formatted(count, at, length));
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(count));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new ImageFormatException(path.toString(), "it became shorter while it was read; read it again");
            }
        }
        return bytes.flip();
    }
}
