package dev.margo.dataset;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** Opens a finished cache. */
final class CacheReader {
    private CacheReader() {}

    /** Nothing if there is none, or a damaged one that is to be made again. */
    static Optional<CachedDataset> open(SampleSource source, Path file, byte[] print) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            Optional<CacheIndex> index = index(in, print);
            if (index.isEmpty()) {
                return Optional.empty();
            }
            List<ByteBuffer> pieces = map(in.getChannel(), in.length());
            return Optional.of(new CachedDataset(source, file, index.get(), pieces));
        }
    }

    private static Optional<CacheIndex> index(RandomAccessFile in, byte[] print) throws IOException {
        if (in.length() < CacheFile.HEADER_BYTES + CacheFile.FOOTER_BYTES) {
            return Optional.empty();
        }
        byte[] header = new byte[CacheFile.HEADER_BYTES];
        in.readFully(header);
        byte[] footer = new byte[CacheFile.FOOTER_BYTES];
        long end = in.length() - footer.length;
        in.seek(end);
        in.readFully(footer);
        ByteBuffer fields = ByteBuffer.wrap(footer);
        long offset = fields.getLong();
        int length = fields.getInt();
        int checksum = fields.getInt();
        boolean sound = CacheFile.isHeader(header, print)
                && CacheFile.isFooter(footer)
                && length >= 0
                && offset == end - length;
        if (!sound) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        in.seek(offset);
        in.readFully(bytes);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        try {
            return (int) crc.getValue() == checksum
                    ? Optional.of(CacheIndex.read(ByteBuffer.wrap(bytes)))
                    : Optional.empty();
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** Pieces that begin every {@link CacheBlock#MOST_BYTES} and are twice as long, so that no sample lies across two. */
    private static List<ByteBuffer> map(FileChannel channel, long length) throws IOException {
        List<ByteBuffer> pieces = new ArrayList<>();
        for (long at = 0; at < length; at += CacheBlock.MOST_BYTES) {
            long piece = Math.min(length - at, 2L * CacheBlock.MOST_BYTES);
            pieces.add(channel.map(FileChannel.MapMode.READ_ONLY, at, piece));
        }
        return pieces;
    }
}
