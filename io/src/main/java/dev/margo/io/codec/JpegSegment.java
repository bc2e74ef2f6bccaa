package dev.margo.io.codec;

import java.nio.charset.StandardCharsets;

/** One marker segment: the marker's second byte and the bytes from {@code from} up to {@code to}, its parameters. */
record JpegSegment(int marker, byte[] bytes, int from, int to) {
    static final int SOF_BASELINE = 0xC0;
    static final int SOF_EXTENDED = 0xC1;
    static final int SOF_PROGRESSIVE = 0xC2;
    static final int SOF_LOSSLESS = 0xC3;
    static final int DHT = 0xC4;
    static final int RST0 = 0xD0;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP8 = 0xE8;
    static final int APP14 = 0xEE;
    static final int SOF_JPEG_LS = 0xF7;
    static final int LSE = 0xF8;

    int size() {
        return to - from;
    }

    /** The unsigned byte at {@code index} of the parameters. */
    int u8(int index) throws PixelCodecException {
        Damage.unless(index < size(), "marker segment FF%s ends after %s bytes", Integer.toHexString(marker), size());
        return bytes[from + index] & 0xFF;
    }

    /** The big-endian number of two bytes at {@code index} of the parameters. */
    int u16(int index) throws PixelCodecException {
        return u8(index) << 8 | u8(index + 1);
    }

    boolean startsWith(String name) {
        int end = Math.min(to, from + name.length());
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1).equals(name);
    }

    /** Whether this starts a frame in any of the processes that JPEG knows. */
    boolean startsFrame() {
        return marker == SOF_JPEG_LS
                || marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != 0xC8 && marker != 0xCC;
    }
}
