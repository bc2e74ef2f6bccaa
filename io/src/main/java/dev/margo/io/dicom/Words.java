package dev.margo.io.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Unsigned numbers of 8 or 16 bits. */
final class Words {
    private Words() {}

    static int[] read(byte[] bytes, int width, ByteOrder order, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
            words[i] = width == 2 ? Short.toUnsignedInt(buffer.getShort(2 * i)) : Byte.toUnsignedInt(buffer.get(i));
        }
        return words;
    }
}
