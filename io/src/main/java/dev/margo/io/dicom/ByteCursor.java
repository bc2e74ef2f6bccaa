package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks through a {@link ByteSource}; a step beyond the end is an {@link ImageFormatException}, never a huge array. */
final class ByteCursor {
    private static final int WINDOW = 1 << 15;

    private final String file;
    private final ByteSource source;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;
    private long position;

    ByteCursor(String file, ByteSource source, long from) {
        this.file = file;
        this.source = source;
        position = from;
    }

    String file() {
        return file;
    }

    long position() {
        return position;
    }

    long remaining() {
        return source.size() - position;
    }

    int u16(ByteOrder order) throws IOException {
        int at = need(2);
        position += 2;
        return Short.toUnsignedInt(window.order(order).getShort(at));
    }

    long u32(ByteOrder order) throws IOException {
        int at = need(4);
        position += 4;
        return Integer.toUnsignedLong(window.order(order).getInt(at));
    }

    /** The next {@code count} bytes. */
    byte[] bytes(int count) throws IOException {
        requireLeft(count);
        byte[] bytes;
        if (count > WINDOW) {
            bytes = source.read(position, count);
        } else {
            bytes = new byte[count];
            int at = need(count);
            window.get(at, bytes);
        }
        position += count;
        return bytes;
    }

    /** The next {@code count} bytes, fewer at the end, without a step. */
    byte[] peek(int count) throws IOException {
        byte[] bytes = new byte[(int) Math.min(count, remaining())];
        if (bytes.length > 0) {
            int at = need(bytes.length);
            window.get(at, bytes);
        }
        return bytes;
    }

    void skip(long count) throws IOException {
        requireLeft(count);
        position += count;
    }

    private int need(int count) throws IOException {
        requireLeft(count);
        if (position < windowAt || position + count > windowAt + window.limit()) {
            int length = (int) Math.min(Math.max(WINDOW, count), remaining());
            window = ByteBuffer.wrap(source.read(position, length));
            windowAt = position;
        }
        return (int) (position - windowAt);
    }

    private void requireLeft(long count) throws ImageFormatException {
        if (count > remaining()) {
            throw new ImageFormatException(
                    file,
                    "%s bytes expected at byte %s, but the DICOM data end at byte %s; it is truncated or damaged, %s"
                            .formatted(count, position, source.size(), "so fetch it again"));
        }
    }
}
