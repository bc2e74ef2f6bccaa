package dev.margo.annotate.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** How a record lies in the file. */
final class Record {
    /** Bytes before the text: length, checksum, sequence number. */
    static final int HEAD = 4 + 4 + 8;

    private static final int CHECKSUM_AT = 4;
    private static final int SEQ_AT = 8;

    private Record() {}

    /** The bytes of a record, ready to be written. */
    static ByteBuffer of(long seq, byte[] text) {
        ByteBuffer record = buffer(Math.addExact(HEAD, text.length));
        record.putInt(0, text.length).putLong(SEQ_AT, seq).put(HEAD, text);
        return record.putInt(CHECKSUM_AT, checksum(record));
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes of the text, as its head says. */
    static int length(ByteBuffer head) {
        return head.getInt(0);
    }

    static int storedChecksum(ByteBuffer head) {
        return head.getInt(CHECKSUM_AT);
    }

    /** Whether these are all bytes of record {@code seq}, undamaged. */
    static boolean isWhole(ByteBuffer record, long seq) {
        return record.getLong(SEQ_AT) == seq && storedChecksum(record) == checksum(record);
    }

    static byte[] text(ByteBuffer record) {
        byte[] text = new byte[record.capacity() - HEAD];
        record.get(HEAD, text);
        return text;
    }

    /** Of the length, the sequence number and the text. */
    private static int checksum(ByteBuffer record) {
        CRC32C crc = new CRC32C();
        crc.update(record.array(), 0, CHECKSUM_AT);
        crc.update(record.array(), SEQ_AT, record.capacity() - SEQ_AT);
        return (int) crc.getValue();
    }
}
