package dev.margo.dataset;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a cache block by block into a file of another name, which becomes the cache when all are there. Blocks that an
 * earlier run wrote, and that are whole, are kept.
 */
final class CacheWriter implements AutoCloseable {
    private static final int MOST_HEAD_BYTES = 1 << 26;

    private final SampleSource source;
    private final Path file;
    private final Path part;
    private final RandomAccessFile out;
    private final CacheIndex.Builder index = new CacheIndex.Builder();
    private int blocks;

    private CacheWriter(SampleSource source, Path file) throws IOException {
        this.source = source;
        this.file = file;
        part = file.resolveSibling(file.getFileName() + ".part");
        out = new RandomAccessFile(part.toFile(), "rw");
    }

    /** Begins {@code file}, or goes on where an earlier run for the same source was cut off. */
    static CacheWriter resume(SampleSource source, Path file, byte[] print) throws IOException {
        CacheWriter writer = new CacheWriter(source, file);
        try {
            byte[] header = new byte[CacheFile.HEADER_BYTES];
            if (writer.out.read(header) == header.length && CacheFile.isHeader(header, print)) {
                writer.keepWholeBlocks();
            } else {
                writer.out.setLength(0);
                writer.out.write(CacheFile.header(print));
            }
            return writer;
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    private void keepWholeBlocks() throws IOException {
        long whole = out.getFilePointer();
        try {
            while (blocks < source.files().size() && keepBlock()) {
                whole = out.getFilePointer();
            }
        } catch (EOFException | UTFDataFormatException e) {
            // the last block was cut off, or its words are damaged; it is made again
        }
        out.setLength(whole);
        out.seek(whole);
    }

    private boolean keepBlock() throws IOException {
        int headLength = out.readInt();
        int checksum = out.readInt();
        if (headLength < 0 || headLength > MOST_HEAD_BYTES || headLength > out.length() - out.getFilePointer()) {
            return false;
        }
        byte[] head = new byte[headLength];
        out.readFully(head);
        DataInputStream fields = new DataInputStream(new ByteArrayInputStream(head));
        int[] lengths = new int[Math.max(0, Math.min(fields.readInt(), headLength / Integer.BYTES))];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = fields.readInt();
        }
        String reason = fields.readUTF();
        long offset = out.getFilePointer();
        List<byte[]> samples = new ArrayList<>();
        for (int length : lengths) {
            if (length < 0 || length > out.length() - out.getFilePointer()) {
                return false;
            }
            byte[] sample = new byte[length];
            out.readFully(sample);
            samples.add(sample);
        }
        CacheBlock block = new CacheBlock(samples, reason);
        if (checksum(head, block) != checksum) {
            return false;
        }
        note(block, offset);
        return true;
    }

    private void note(CacheBlock block, long offset) throws IOException {
        index.add(source.files().get(blocks), blocks, block, offset);
        blocks++;
    }

    private static int checksum(byte[] head, CacheBlock block) {
        CRC32 crc = new CRC32();
        crc.update(head);
        block.samples().forEach(crc::update);
        return (int) crc.getValue();
    }

    /** How many files of the source are in it. */
    int blocks() {
        return blocks;
    }

    int samples() {
        return index.samples();
    }

    SkippedFiles skipped() {
        return index.skipped();
    }

    void append(CacheBlock block) throws IOException {
        byte[] head = block.head();
        out.write(ByteBuffer.allocate(CacheFile.BLOCK_HEADER_BYTES)
                .putInt(head.length)
                .putInt(checksum(head, block))
                .array());
        out.write(head);
        long offset = out.getFilePointer();
        for (byte[] sample : block.samples()) {
            out.write(sample);
        }
        note(block, offset);
    }

    /** Puts the cache into place. */
    void finish() throws IOException {
        byte[] bytes = index.toArray();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        long offset = out.getFilePointer();
        out.write(bytes);
        out.write(CacheFile.footer(offset, bytes.length, (int) crc.getValue()));
        out.getFD().sync();
        out.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Leaves nothing behind. */
    void discard() throws IOException {
        out.close();
        Files.deleteIfExists(part);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
