package dev.margo.io.raw;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * What is in bzip2 data, one stream after the other. Checksums are held against the bytes.
 *
 * <p>Source: "BZIP2: Format Specification" by J. Tsai; the reference is bzip2 1.0.8.
 */
final class Bzip2Stream extends SingleBytes {
    private static final int LEVEL_BYTES = 100_000;
    private static final int RUN = 4; // equal bytes, after which the next one says how many more
    private static final int POLYNOMIAL = 0x04C11DB7;

    private final BitInput in;
    private int most;
    private Bzip2Block block;
    private int wantedCrc;
    private int crc;

    private int latest = -1;
    private int equal;
    private int repeats;

    /** @param in buffered */
    Bzip2Stream(InputStream in) throws IOException {
        this.in = new BitInput(in);
        readStart();
        nextBlock();
    }

    private void readStart() throws IOException {
        int mark = in.bits(24);
        int level = in.bits(8) - '0';
        if (mark != 0x425A68 || level < 1 || level > 9) { // "BZh"
            throw new ZipException("no bzip2 data");
        }
        most = level * LEVEL_BYTES;
    }

    private void nextBlock() throws IOException {
        long mark = (long) in.bits(24) << 24 | in.bits(24);
        while (mark == 0x177245385090L) { // the end of a stream
            in.bits(32);
            in.toNextByte();
            if (!in.hasMore()) {
                block = null;
                return;
            }
            readStart();
            mark = (long) in.bits(24) << 24 | in.bits(24);
        }
        if (mark != 0x314159265359L) {
            throw new ZipException("no block where one should start");
        }
        wantedCrc = in.bits(32);
        block = Bzip2Block.read(in, most);
        crc = -1;
        latest = -1;
        equal = 0;
    }

    @Override
    public int read() throws IOException {
        while (block != null) {
            if (repeats > 0) {
                repeats--;
                return counted(latest);
            }
            int next = block.next();
            if (next < 0) {
                requireChecksum();
                nextBlock();
            } else if (equal == RUN) {
                repeats = next;
                equal = 0;
            } else {
                equal = next == latest ? equal + 1 : 1;
                latest = next;
                return counted(next);
            }
        }
        return -1;
    }

    private void requireChecksum() throws ZipException {
        if (~crc != wantedCrc) {
            throw new ZipException("a wrong checksum");
        }
    }

    private int counted(int value) {
        crc ^= value << 24;
        for (int i = 0; i < Byte.SIZE; i++) {
            crc = crc << 1 ^ (crc < 0 ? POLYNOMIAL : 0);
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
