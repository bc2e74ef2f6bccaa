package dev.margo.io.raw;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Parts of several files, one after the other, each of the same length. */
final class JoinedFiles extends InputStream {
    /** Opens a file where its part starts. */
    @FunctionalInterface
    interface Opener {
        InputStream open(Path file) throws IOException;
    }

    private final Iterator<Path> files;
    private final Opener opener;
    private final long length;
    private Path file;
    private InputStream part = InputStream.nullInputStream();
    private long left;

    JoinedFiles(List<Path> files, Opener opener, long length) {
        this.files = files.iterator();
        this.opener = opener;
        this.length = length;
    }

    /** Opens a plain file; {@code offset} -1 stands for a part at its end. */
    static InputStream plain(Path file, long offset, long length) throws IOException {
        long start = offset < 0 ? Files.size(file) - length : offset;
        if (start < 0 || Files.size(file) - start < length) {
            throw tooShort(file, length);
        }
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(start);
        return in;
    }

    private static ImageFormatException tooShort(Path file, long length) {
        return new ImageFormatException(
                file.toString(),
                "it has fewer than the %s bytes of voxels expected of it; copy it again".formatted(length));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        while (left == 0) {
            if (!files.hasNext()) {
                return -1;
            }
            part.close();
            file = files.next();
            part = opener.open(file);
            left = length;
        }
        int read = part.read(bytes, from, (int) Math.min(count, left));
        if (read < 0) {
            throw tooShort(file, length);
        }
        left -= read;
        return read;
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
