package dev.margo.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, counted, with every length checked against what is left and against a budget. */
final class PickleInput {
    private static final long MAX_TEXT = 64 << 20;
    private static final int MAX_LINE = 1024;
    private static final int MAX_INTEGER = 1024;

    private final FileBytes file;
    private final InputStream stream;
    private final long end;
    private long position;
    private long textLeft = MAX_TEXT;

    PickleInput(FileBytes file, Region region) {
        this.file = file;
        this.position = region.position();
        this.end = region.position() + region.length();
        this.stream = file.stream(position, end);
    }

    /** Position in the file of the next byte. */
    long position() {
        return position;
    }

    CheckpointFormatException damaged(String what) {
        return file.damaged(
                "%s at byte %s of the file; the pickle is damaged, fetch the file again".formatted(what, position));
    }

    UnsafeCheckpointException forbidden(PickleValue.Global global) {
        return UnsafeCheckpointException.calls(file.path(), global);
    }

    int u8() throws IOException {
        int value = stream.read();
        if (value < 0) {
            throw damaged("the pickle ends in the middle");
        }
        position++;
        return value;
    }

    int u16() throws IOException {
        return bytes(2).getShort() & 0xFFFF;
    }

    int i32() throws IOException {
        return bytes(4).getInt();
    }

    long u32() throws IOException {
        return i32() & 0xFFFFFFFFL;
    }

    long i64() throws IOException {
        return bytes(8).getLong();
    }

    void skip(long length) throws IOException {
        requireLeft(length);
        for (long left = length; left > 0; ) {
            long skipped = stream.skip(left);
            left -= skipped;
            position += skipped;
        }
    }

    String text(long length, Charset charset) throws IOException {
        requireLeft(length);
        if (length > textLeft) {
            throw damaged("expected at most %s bytes of text in a pickle, found more".formatted(MAX_TEXT));
        }
        textLeft -= length;
        return new String(bytes((int) length).array(), charset);
    }

    /** Text up to the next newline. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = u8(); c != '\n'; c = u8()) {
            if (line.length() == MAX_LINE) {
                throw damaged("expected a name of at most %s characters, found a longer one".formatted(MAX_LINE));
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** A two's complement little-endian integer of {@code length} bytes. */
    BigInteger integer(long length) throws IOException {
        if (length < 0 || length > MAX_INTEGER) {
            throw damaged("expected an integer of at most %s bytes, found one of %s".formatted(MAX_INTEGER, length));
        }
        byte[] bigEndian = new byte[(int) length + 1];
        byte[] littleEndian = bytes((int) length).array();
        for (int i = 0; i < littleEndian.length; i++) {
            bigEndian[bigEndian.length - 1 - i] = littleEndian[i];
        }
        bigEndian[0] = (byte) (length > 0 && bigEndian[1] < 0 ? -1 : 0);
        return new BigInteger(bigEndian);
    }

    String utf8(long length) throws IOException {
        return text(length, StandardCharsets.UTF_8);
    }

    private ByteBuffer bytes(int length) throws IOException {
        requireLeft(length);
        byte[] bytes = stream.readNBytes(length);
        position += bytes.length;
        if (bytes.length < length) {
            throw damaged("the pickle ends in the middle");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void requireLeft(long length) throws IOException {
        if (length < 0 || length > end - position) {
            throw damaged("expected at most %s more bytes, found a length of %s".formatted(end - position, length));
        }
    }
}
