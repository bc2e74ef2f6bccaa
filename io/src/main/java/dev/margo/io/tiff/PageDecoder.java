package dev.margo.io.tiff;

import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.zip.DataFormatException;

/** The pixels of a page out of its strips or tiles. */
final class PageDecoder {
    private final TiffPage page;
    private final TiffDirectory.TiffFields fields;
    private final byte[] voxels;

    private PageDecoder(TiffPage page, TiffDirectory.TiffFields fields) {
        this.page = page;
        this.fields = fields;
        voxels = new byte[(int) page.pageBytes()];
    }

    /**
     * All voxels of a page.
     *
     * @throws ImageFormatException if its strips or tiles are damaged, or too few bytes for so many pixels
     */
    static Voxels decode(TiffPage page, TiffDirectory.TiffFields fields) throws IOException {
        int blocks = blocks(page, fields);
        long[] offsets = fields.wholes(page.tiled() ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS, blocks);
        long[] lengths = lengths(page, fields, blocks);
        requirePossible(page, fields, blocks, Math.min(offsets.length, lengths.length), lengths);
        PageDecoder decoder = new PageDecoder(page, fields);
        byte[] block = new byte[(int) page.blockBytes()];
        for (int i = 0; i < blocks; i++) {
            decoder.read(i, offsets[i], lengths[i], block);
        }
        return Voxels.adopt(page.type(), decoder.voxels);
    }

    private static int blocks(TiffPage page, TiffDirectory.TiffFields fields) throws IOException {
        long blocks = (long) page.blocksAcross() * page.blocksDown() * page.planes();
        if (blocks > fields.length()) {
            throw fields.problem("a page of %s strips or tiles; it is damaged".formatted(blocks));
        }
        return (int) blocks;
    }

    /** Bytes of each strip or tile; a lone one whose length is not given ends with the file. */
    private static long[] lengths(TiffPage page, TiffDirectory.TiffFields fields, int blocks) throws IOException {
        int tag = page.tiled() ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES;
        if (fields.directory().entry(tag).isEmpty() && page.compression() == TiffPacking.NONE && blocks == 1) {
            return new long[] {page.blockBytes()};
        }
        return fields.wholes(tag, blocks);
    }

    private static void requirePossible(
            TiffPage page, TiffDirectory.TiffFields fields, int blocks, int given, long[] lengths) throws IOException {
        long packed = 0;
        for (long length : lengths) {
            packed += Math.min(Math.max(0, length), fields.length());
        }
        long stored = page.rowBytes() * page.blocksAcross() * page.height() * page.planes();
        if (given < blocks
                || !page.compression().canHold(packed, stored)
                || page.blockBytes() > stored && !page.compression().canHold(packed, page.blockBytes())) {
            throw fields.problem(
                    "a page of %s in %s strips or tiles of %s bytes in all, which cannot hold it; it was cut off or is damaged"
                            .formatted(page, given, packed));
        }
    }

    private void read(int index, long offset, long length, byte[] block) throws IOException {
        int perPlane = page.blocksAcross() * page.blocksDown();
        int plane = index / perPlane;
        int x = index % perPlane % page.blocksAcross() * page.blockWidth();
        int y = index % perPlane / page.blocksAcross() * page.blockHeight();
        int rows = Math.min(page.blockHeight(), page.height() - y);
        FileChannel channel = fields.channel();
        byte[] packed = TiffFile.read(fields.directory().path(), channel, fields.length(), offset, length)
                .array();
        int expected = (int) page.rowBytes() * rows;
        if (unpack(packed, block) < expected) {
            throw fields.problem("a strip or tile has too few bytes for its pixels; it was cut off or is damaged");
        }
        int rowBytes = (int) page.rowBytes();
        for (int row = 0; row < rows; row++) {
            SampleRow.restore(page, fields.order(), block, row * rowBytes);
            place(block, row * rowBytes, x, y + row, plane);
        }
    }

    private int unpack(byte[] packed, byte[] block) throws IOException {
        try {
            return page.compression().unpack(packed, block);
        } catch (DataFormatException e) {
            throw new ImageFormatException(
                    fields.directory().path().toString(),
                    "a strip or tile is damaged (%s); copy it again".formatted(e.getMessage()),
                    e);
        }
    }

    /** A row of a block, little endian or less than a byte each, to where its pixels belong. */
    private void place(byte[] block, int from, int x, int y, int plane) {
        int bytes = page.type().bytes();
        int channels = page.channels();
        int columns = Math.min(page.blockWidth(), page.width() - x);
        int together = page.samplesTogether();
        int to = (y * page.width() + x) * channels * bytes;
        if (page.bits() < Byte.SIZE) {
            placeBits(block, from, to, columns);
        } else if (together == channels) {
            System.arraycopy(block, from, voxels, to, columns * channels * bytes);
        } else if (plane < channels) {
            int taken = page.planar() ? 1 : channels;
            for (int i = 0; i < columns; i++) {
                int target = to + (i * channels + plane) * bytes;
                System.arraycopy(block, from + i * together * bytes, voxels, target, taken * bytes);
            }
        }
    }

    private void placeBits(byte[] block, int from, int to, int columns) {
        int bits = page.bits();
        int mask = (1 << bits) - 1;
        for (int i = 0; i < columns; i++) {
            int bit = i * bits;
            int shift = Byte.SIZE - bits - bit % Byte.SIZE;
            voxels[to + i] = (byte) (block[from + bit / Byte.SIZE] >> shift & mask);
        }
    }
}
