package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a zip as PyTorch does: records stored as they are, each starting at a multiple of 64 bytes, ZIP64 where a size
 * or position needs it and always at the end.
 *
 * <p>Source: PKWARE APPNOTE 6.3.10; padding by an extra field {@code FB} as in {@code inline_container.cc}.
 */
final class ZipOutput {
    private static final int ALIGNMENT = 64;
    private static final int HEADER_SIZE = 30;
    private static final int CRC_AT = 14;
    private static final long LIMIT = 0xFFFFFFFFL;
    private static final int UTF8 = 0x0800;
    private static final int VERSION = 45; // the first that knows ZIP64
    private static final int DATE = 0x21; // 1 January 1980: the same input gives the same bytes
    private static final int PADDING = 0x4246;

    private final AtomicFile file;
    private final List<Written> records = new ArrayList<>();

    private record Written(byte[] name, long size, int crc, long header) {}

    /** Writes a record's bytes and adds them to the checksum. */
    interface Body {
        void writeTo(AtomicFile file, CRC32 crc) throws IOException;
    }

    ZipOutput(AtomicFile file) {
        this.file = file;
    }

    void add(String name, byte[] bytes) throws IOException {
        add(name, bytes.length, (out, crc) -> {
            crc.update(bytes);
            out.write(ByteBuffer.wrap(bytes));
        });
    }

    /** Adds a record of {@code size} bytes; its checksum is known, and filled in, after its bytes have passed. */
    void add(String name, long size, Body body) throws IOException {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        long header = file.position();
        ByteBuffer extra = localExtra(size, header + HEADER_SIZE + utf8.length);
        ByteBuffer fixed = little(HEADER_SIZE).putInt(0x04034b50);
        fixed.putShort((short) VERSION)
                .putShort((short) UTF8)
                .putShort((short) 0)
                .putShort((short) 0);
        fixed.putShort((short) DATE).putInt(0).putInt(capped(size)).putInt(capped(size));
        fixed.putShort((short) utf8.length).putShort((short) extra.limit());
        file.write(fixed.flip());
        file.write(ByteBuffer.wrap(utf8));
        file.write(extra);
        CRC32 crc = new CRC32();
        body.writeTo(file, crc);
        file.patch(header + CRC_AT, little(Integer.BYTES).putInt(0, (int) crc.getValue()));
        records.add(new Written(utf8, size, (int) crc.getValue(), header));
    }

    /** ZIP64 sizes if needed, then as much padding as brings the data, after this field, to a multiple of 64. */
    private static ByteBuffer localExtra(long size, long start) {
        int sizes = size >= LIMIT ? 4 + 2 * Long.BYTES : 0;
        int padding = (int) ((ALIGNMENT - (start + sizes + 4) % ALIGNMENT) % ALIGNMENT);
        ByteBuffer extra = little(sizes + 4 + padding);
        if (sizes > 0) {
            extra.putShort((short) 1)
                    .putShort((short) (2 * Long.BYTES))
                    .putLong(size)
                    .putLong(size);
        }
        extra.putShort((short) PADDING).putShort((short) padding);
        while (extra.hasRemaining()) {
            extra.put((byte) 'Z');
        }
        return extra.flip();
    }

    void finish() throws IOException {
        long start = file.position();
        for (Written record : records) {
            file.write(directoryEntry(record));
        }
        long end = file.position();
        long length = end - start;
        ByteBuffer tail = little(56 + 20 + 22);
        tail.putInt(0x06064b50).putLong(44).putShort((short) VERSION).putShort((short) VERSION);
        tail.putInt(0)
                .putInt(0)
                .putLong(records.size())
                .putLong(records.size())
                .putLong(length)
                .putLong(start);
        tail.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        short count = (short) Math.min(records.size(), 0xFFFF);
        tail.putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
        tail.putInt(capped(length)).putInt(capped(start)).putShort((short) 0);
        file.write(tail.flip());
    }

    private static ByteBuffer directoryEntry(Written record) {
        ByteBuffer extra = little(4 + 3 * Long.BYTES).position(4);
        if (record.size() >= LIMIT) {
            extra.putLong(record.size()).putLong(record.size());
        }
        if (record.header() >= LIMIT) {
            extra.putLong(record.header());
        }
        extra.putShort(0, (short) 1).putShort(2, (short) (extra.position() - 4)).flip();
        extra.limit(extra.limit() > 4 ? extra.limit() : 0);
        ByteBuffer entry = little(46 + record.name().length + extra.limit()).putInt(0x02014b50);
        entry.putShort((short) VERSION)
                .putShort((short) VERSION)
                .putShort((short) UTF8)
                .putShort((short) 0);
        entry.putShort((short) 0).putShort((short) DATE).putInt(record.crc());
        entry.putInt(capped(record.size())).putInt(capped(record.size()));
        entry.putShort((short) record.name().length)
                .putShort((short) extra.limit())
                .putShort((short) 0);
        entry.putShort((short) 0).putShort((short) 0).putInt(0).putInt(capped(record.header()));
        return entry.put(record.name()).put(extra).flip();
    }

    private static int capped(long value) {
        return (int) Math.min(value, LIMIT);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
