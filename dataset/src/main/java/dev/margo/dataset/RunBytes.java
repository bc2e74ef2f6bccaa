package dev.margo.dataset;

import java.util.Arrays;

/** Growing bytes: whole numbers, seven bits to a byte, and runs of equal numbers. */
final class RunBytes {
    private byte[] bytes;
    private int size;

    RunBytes(int capacity) {
        bytes = new byte[capacity];
    }

    void bytes(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** @param number not negative */
    void number(int number) {
        reserve(5);
        int rest = number;
        while (rest > 0x7F) {
            bytes[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void runs(int[] ids) {
        for (int begin = 0, end; begin < ids.length; begin = end) {
            end = begin + 1;
            while (end < ids.length && ids[end] == ids[begin]) {
                end++;
            }
            number(ids[begin]);
            number(end - begin);
        }
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.addExact(size, Math.max(more, size / 2)));
        }
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }
}
