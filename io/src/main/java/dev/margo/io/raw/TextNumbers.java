package dev.margo.io.raw;

import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Numbers written as words, apart by spaces, commas or line ends, turned into little-endian bytes as they are read. */
final class TextNumbers extends InputStream {
    private static final int LONGEST = 64;
    private static final int AT_ONCE = 1024;

    private final String file;
    private final InputStream text;
    private final VoxelType type;
    private ByteBuffer ready = ByteBuffer.allocate(0);

    /** @param text buffered */
    TextNumbers(String file, InputStream text, VoxelType type) {
        this.file = file;
        this.text = text;
        this.type = type;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.remaining());
        ready.get(bytes, from, count);
        return count;
    }

    private boolean fill() throws IOException {
        if (!ready.hasRemaining()) {
            ready = ByteBuffer.allocate(AT_ONCE * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (String word = word(); !word.isEmpty(); word = ready.hasRemaining() ? word() : "") {
                put(word);
            }
            ready.flip();
        }
        return ready.hasRemaining();
    }

    private String word() throws IOException {
        StringBuilder word = new StringBuilder();
        for (int letter = text.read(); letter >= 0; letter = text.read()) {
            if (letter > ' ' && letter != ',') {
                word.append((char) letter);
            } else if (word.length() > 0) {
                break;
            }
            if (word.length() > LONGEST) {
                throw new ImageFormatException(
                        file, "a number of more than %s letters; it is damaged".formatted(LONGEST));
            }
        }
        return word.toString();
    }

    private void put(String word) throws ImageFormatException {
        try {
            switch (type) {
                case INT64 -> ready.putLong(Long.parseLong(word));
                case UINT64 -> ready.putLong(Long.parseUnsignedLong(word));
                default -> ready.put(Voxels.of(type, real(word)).buffer());
            }
        } catch (IllegalArgumentException e) {
            throw new ImageFormatException(
                    file, "a voxel that is no %s number; its data are damaged".formatted(type), e);
        }
    }

    /** As C's printf writes them. */
    private static double real(String word) {
        String name = word.toLowerCase(Locale.ROOT).replace("+", "").replace("-", "");
        double sign = word.startsWith("-") ? -1 : 1;
        return switch (name) {
            case "nan" -> Double.NaN;
            case "inf", "infinity" -> sign * Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(word);
        };
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
