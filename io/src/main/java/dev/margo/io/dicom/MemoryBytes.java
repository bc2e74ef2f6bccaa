package dev.margo.io.dicom;

import java.util.Arrays;

/** Bytes in memory, which nobody changes. */
record MemoryBytes(byte[] bytes) implements ByteSource {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long at, int count) {
        int from = Math.toIntExact(at);
        return Arrays.copyOfRange(bytes, from, from + count);
    }
}
