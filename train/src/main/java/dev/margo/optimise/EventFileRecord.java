package dev.margo.optimise;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The frame around each event: its length and its bytes, each with a checksum. */
final class EventFileRecord {
    private static final int MASK = 0xA282EAD8;

    private EventFileRecord() {}

    static ByteBuffer framed(byte[] event) {
        ByteBuffer record = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + event.length + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(event.length);
        record.putInt(maskedChecksum(record.array(), Long.BYTES));
        record.put(event);
        record.putInt(maskedChecksum(event, event.length));
        return record.flip();
    }

    /** CRC-32C, turned and shifted: a checksum of data that holds its own checksum would be a weak one. */
    static int maskedChecksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    }
}
