package dev.margo.io.tiff;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How strips and tiles are packed. */
enum TiffPacking {
    NONE(1) {
        @Override
        int unpack(byte[] packed, byte[] into) {
            int length = Math.min(packed.length, into.length);
            System.arraycopy(packed, 0, into, 0, length);
            return length;
        }
    },
    LZW(2731) {
        @Override
        int unpack(byte[] packed, byte[] into) throws DataFormatException {
            return new LzwStrip(packed).unpack(into);
        }
    },
    DEFLATE(1032) {
        @Override
        int unpack(byte[] packed, byte[] into) throws DataFormatException {
            Inflater inflater = new Inflater();
            try {
                inflater.setInput(packed);
                int length = 0;
                int more = 1;
                while (length < into.length && more > 0) {
                    more = inflater.inflate(into, length, into.length - length);
                    length += more;
                }
                return length;
            } finally {
                inflater.end();
            }
        }
    },
    PACK_BITS(64) {
        @Override
        int unpack(byte[] packed, byte[] into) {
            int from = 0;
            int to = 0;
            while (from + 1 < packed.length && to < into.length) {
                int run = packed[from++];
                if (run >= 0) {
                    int length = Math.min(run + 1, Math.min(packed.length - from, into.length - to));
                    System.arraycopy(packed, from, into, to, length);
                    from += run + 1;
                    to += length;
                } else if (run != Byte.MIN_VALUE) {
                    int length = Math.min(1 - run, into.length - to);
                    Arrays.fill(into, to, to + length, packed[from++]);
                    to += length;
                }
            }
            return to;
        }
    };

    private final int mostBytesPerByte;

    TiffPacking(int mostBytesPerByte) {
        this.mostBytesPerByte = mostBytesPerByte;
    }

    /** Fills {@code into} as far as {@code packed} goes; the number of bytes that came out. */
    abstract int unpack(byte[] packed, byte[] into) throws DataFormatException;

    /** Whether so many packed bytes can stand for so many. */
    boolean canHold(long packed, long unpacked) {
        return unpacked <= packed * mostBytesPerByte + mostBytesPerByte;
    }

    /** @throws ImageFormatException for a compression that is not read */
    static TiffPacking of(TiffDirectory.TiffFields fields, long number) throws IOException {
        return switch ((int) Math.min(number, Integer.MAX_VALUE)) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACK_BITS;
            default ->
                throw fields.problem(
                        "not supported: TIFF compression %s; save it again uncompressed, or with LZW or Deflate"
                                .formatted(name(number)));
        };
    }

    private static String name(long number) {
        return switch ((int) Math.min(number, Integer.MAX_VALUE)) {
            case 2, 3, 4 -> number + " (CCITT fax)";
            case 6, 7 -> number + " (JPEG)";
            case 33003, 33005, 34712 -> number + " (JPEG 2000)";
            case 34925 -> number + " (LZMA)";
            case 50000 -> number + " (Zstandard)";
            default -> Long.toString(number);
        };
    }
}
