package dev.margo.io.codec.j2k;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A stream for JJ2000, which at its end would read ones forever in a packet's header, and amid coded data would print an
 * {@link IOException} and end the thread. Both are therefore thrown unchecked. A missing end marker is added, since it is
 * all that some files lack.
 */
final class StreamInput extends MemoryCacheImageInputStream {
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    StreamInput(byte[] bytes) {
        super(new SequenceInputStream(new ByteArrayInputStream(bytes), new ByteArrayInputStream(END)));
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next < 0) {
            throw new UncheckedIOException(new EOFException("the stream ends amid its packets"));
        }
        return next;
    }

    @Override
    public void readFully(byte[] target, int offset, int length) {
        try {
            super.readFully(target, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException("the stream ends amid coded data", e);
        }
    }
}
