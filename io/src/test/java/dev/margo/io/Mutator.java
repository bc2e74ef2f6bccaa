package dev.margo.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files: flipped bits, cuts, numbers replaced by extremes, pieces of other files. */
final class Mutator {
    /** Headers are where lengths are, so half of all changes are here. */
    private static final int HEADER = 400;

    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        2,
        3,
        255,
        256,
        32767,
        32768,
        65535,
        65536,
        1 << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xFFFFFFFFL,
        0xFFFFFFFEL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Double.doubleToLongBits(Double.NaN),
        0x7F800000L,
        0x7FC00000L
    };
    private static final String[] WORDS = {
        "0",
        "1",
        "-1",
        "32767",
        "65536",
        "2147483647",
        "2147483648",
        "99999999999999999999",
        "1e308",
        "-1e-308",
        "nan",
        "inf",
        "",
        " ",
        "\n",
        "1 1",
        "0.5"
    };

    private final List<byte[]> seeds;
    private final Random random;

    Mutator(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        random = new Random(seed);
    }

    /** One of the seeds, with 1 to 4 changes. */
    byte[] next() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        for (int i = Math.min(random.nextInt(4), random.nextInt(4)); i >= 0 && bytes.length > 0; i--) {
            bytes = change(bytes);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes) {
        int kind = random.nextInt(10);
        return switch (kind) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> spliced(bytes);
            case 2, 3 -> otherWord(bytes);
            case 4, 5, 6 -> extreme(bytes);
            default -> flipped(bytes);
        };
    }

    private int place(int length) {
        return random.nextInt(random.nextBoolean() ? length : Math.min(length, HEADER));
    }

    private byte[] flipped(byte[] bytes) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = place(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt());
        }
        return bytes;
    }

    /** Writes an extreme number of 1, 2, 4 or 8 bytes in either order. */
    private byte[] extreme(byte[] bytes) {
        int width = Math.min(1 << random.nextInt(4), Integer.highestOneBit(bytes.length));
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
        boolean little = random.nextBoolean();
        number.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .putLong(EXTREMES[random.nextInt(EXTREMES.length)]);
        int at = Math.min(place(bytes.length), bytes.length - width);
        System.arraycopy(number.array(), little ? 0 : Long.BYTES - width, bytes, at, width);
        return bytes;
    }

    /** Replaces a run of digits, or of what may stand in a number. */
    private byte[] otherWord(byte[] bytes) {
        int from = place(bytes.length);
        while (from < bytes.length && !isDigit(bytes[from])) {
            from++;
        }
        int to = from;
        while (to < bytes.length && isDigit(bytes[to])) {
            to++;
        }
        return replaced(bytes, from, to, WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9' || letter == '.' || letter == '-';
    }

    /** Puts a piece of a seed in the place of another, or leaves a piece away. */
    private byte[] spliced(byte[] bytes) {
        byte[] donor = random.nextBoolean() ? bytes : seeds.get(random.nextInt(seeds.size()));
        int from = place(donor.length);
        byte[] piece = Arrays.copyOfRange(donor, from, from + random.nextInt(Math.min(64, donor.length - from) + 1));
        int at = place(bytes.length);
        return replaced(bytes, at, Math.min(bytes.length, at + random.nextInt(64)), piece);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] changed = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, changed, 0, from);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(bytes, to, changed, from + by.length, bytes.length - to);
        return changed;
    }
}
