package dev.margo.io.raw;

import dev.margo.io.ImageFormatException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** How numbers are packed. */
public enum Packing {
    /** gzip or zlib, whichever it is; at most 258 bytes from 2 bits. */
    DEFLATE(1032) {
        @Override
        InputStream open(BufferedInputStream in) throws IOException {
            in.mark(2);
            byte[] head = in.readNBytes(2);
            in.reset();
            return isGzip(head) ? new GZIPInputStream(in, BUFFER) : new InflaterInputStream(in);
        }
    },
    /** A block of 900,000 bytes, each of five standing for 259 at most, in some 40 bytes. */
    BZIP2(1 << 21) {
        @Override
        InputStream open(BufferedInputStream in) throws IOException {
            return new Bzip2Stream(in);
        }
    };

    private static final int BUFFER = 1 << 16;

    private final long mostBytesPerByte;

    Packing(long mostBytesPerByte) {
        this.mostBytesPerByte = mostBytesPerByte;
    }

    abstract InputStream open(BufferedInputStream in) throws IOException;

    /** Whether a file starts as gzip does. */
    public static boolean isGzip(byte[] head) {
        return head.length > 1 && head[0] == 0x1F && (head[1] & 0xFF) == 0x8B;
    }

    /**
     * What is in packed data.
     *
     * @throws ImageFormatException if they are not packed in this way
     */
    public InputStream unpack(String file, InputStream packed) throws IOException {
        try {
            return open(new BufferedInputStream(packed, BUFFER));
        } catch (ZipException | EOFException e) {
            throw damaged(file, e);
        }
    }

    /** Refuses a header that claims more than packed data can be unpacked to. */
    void requirePossible(Path file, long claimedBytes) throws IOException {
        long length = Files.size(file);
        if (claimedBytes / mostBytesPerByte > length) {
            throw new ImageFormatException(
                    file.toString(),
                    "%s packed bytes cannot hold the %s bytes of voxels of its header; it was cut off, or its header is damaged"
                            .formatted(length, claimedBytes));
        }
    }

    /** Says that packed data could not be unpacked. */
    public static ImageFormatException damaged(String file, IOException cause) {
        String detail = cause.getMessage() == null ? "they end too early" : cause.getMessage();
        return new ImageFormatException(
                file, "its packed data are damaged (%s); copy it again".formatted(detail), cause);
    }

    /** Packs what is written to it by gzip, fast rather than tight. To be closed; {@code out} stays open. */
    public static OutputStream gzip(OutputStream out) throws IOException {
        return new GZIPOutputStream(new Unclosed(out), BUFFER) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    /** As {@link #gzip}, by zlib. */
    public static OutputStream zlib(OutputStream out) {
        return new DeflaterOutputStream(new Unclosed(out));
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
