package dev.margo.io.tiff;

import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import java.io.IOException;

/**
 * How a page stores its pixels; equal for pages that make slices of one volume.
 *
 * @param bits of a sample
 * @param samples of a pixel
 * @param whiteIsZero whether the least value is shown white
 * @param compression TIFF's number, as {@link TiffPacking} knows it
 * @param predictor 1 none, 2 differences along the row, 3 those of float bytes
 * @param planar whether samples of a pixel are in planes of their own
 * @param blockWidth of a tile, or of a strip
 * @param blockHeight of a tile, or of a strip, which may reach below the page
 */
record TiffPage(
        int width,
        int height,
        int bits,
        int samples,
        VoxelType type,
        boolean whiteIsZero,
        TiffPacking compression,
        int predictor,
        boolean planar,
        boolean tiled,
        int blockWidth,
        int blockHeight) {
    private static final int WHITE_IS_ZERO = 0;
    private static final int PALETTE = 3;
    private static final int MOST_SIDE = 1 << 24;
    private static final int COLOURS = 3;

    /** @throws ImageFormatException if the page is damaged, or stores pixels in a way that is not read */
    static TiffPage of(TiffDirectory.TiffFields fields) throws IOException {
        long width = fields.whole(TiffDirectory.WIDTH, 0);
        long height = fields.whole(TiffDirectory.HEIGHT, 0);
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
            throw fields.problem("a page of %s x %s pixels; it is damaged".formatted(width, height));
        }
        boolean tiled = fields.directory().entry(TiffDirectory.TILE_OFFSETS).isPresent();
        long blockWidth = tiled ? fields.whole(TiffDirectory.TILE_WIDTH, 0) : width;
        long blockHeight = tiled
                ? fields.whole(TiffDirectory.TILE_HEIGHT, 0)
                : Math.min(height, fields.whole(TiffDirectory.ROWS_PER_STRIP, height));
        if (blockWidth < 1 || blockHeight < 1 || blockWidth > MOST_SIDE || blockHeight > MOST_SIDE) {
            throw fields.problem("strips or tiles of %s x %s pixels; it is damaged".formatted(blockWidth, blockHeight));
        }
        int bits = bits(fields);
        int samples = samples(fields);
        TiffPage page = new TiffPage(
                (int) width,
                (int) height,
                bits,
                samples,
                type(fields, bits),
                fields.whole(TiffDirectory.PHOTOMETRIC, 1) == WHITE_IS_ZERO,
                TiffPacking.of(fields, fields.whole(TiffDirectory.COMPRESSION, 1)),
                (int) fields.whole(TiffDirectory.PREDICTOR, 1),
                samples > 1 && fields.whole(TiffDirectory.PLANAR, 1) == 2,
                tiled,
                (int) blockWidth,
                (int) blockHeight);
        page.requireReadable(fields);
        return page;
    }

    private static int bits(TiffDirectory.TiffFields fields) throws IOException {
        if (fields.directory().entry(TiffDirectory.BITS).isEmpty()) {
            return 1;
        }
        long[] bits = fields.wholes(TiffDirectory.BITS, COLOURS + 1);
        for (long each : bits) {
            if (each != bits[0]) {
                throw fields.problem("samples of different sizes; save it again with the same for all");
            }
        }
        return bits.length == 0 ? 1 : (int) Math.min(bits[0], Integer.MAX_VALUE);
    }

    private static int samples(TiffDirectory.TiffFields fields) throws IOException {
        long samples = fields.whole(TiffDirectory.SAMPLES, 1);
        long photometric = fields.whole(TiffDirectory.PHOTOMETRIC, 1);
        boolean gray = photometric <= 1 && photometric >= 0 || photometric == PALETTE;
        boolean known = gray ? samples == 1 || samples == 2 : photometric == 2 && (samples == 3 || samples == 4);
        if (!known) {
            throw fields.problem(
                    "%s samples of photometric interpretation %s; expected gray or RGB, with or without alpha; save it again as one of these"
                            .formatted(samples, photometric));
        }
        return (int) samples;
    }

    private static VoxelType type(TiffDirectory.TiffFields fields, int bits) throws IOException {
        long format = fields.whole(TiffDirectory.SAMPLE_FORMAT, 1);
        boolean signed = format == 2;
        if (format == 3 && (bits == 32 || bits == 64)) {
            return bits == 32 ? VoxelType.FLOAT32 : VoxelType.FLOAT64;
        }
        if (format == 1 || format == 2 || format == 4) { // 4 is "unknown", which readers take for unsigned
            switch (bits) {
                case 1, 2, 4:
                    return VoxelType.UINT8;
                case 8:
                    return signed ? VoxelType.INT8 : VoxelType.UINT8;
                case 16:
                    return signed ? VoxelType.INT16 : VoxelType.UINT16;
                case 32:
                    return signed ? VoxelType.INT32 : VoxelType.UINT32;
                case 64:
                    return signed ? VoxelType.INT64 : VoxelType.UINT64;
                default: // told below
            }
        }
        throw fields.problem(
                "samples of %s bits and format %s; expected whole numbers of 1 to 64 bits or floats of 32 or 64; save it again as one of these"
                        .formatted(bits, format));
    }

    private void requireReadable(TiffDirectory.TiffFields fields) throws IOException {
        boolean predicted = predictor == 2 && bits >= 8 || predictor == 3 && !type.isWhole();
        if (predictor != 1 && !predicted) {
            throw fields.problem(
                    "predictor %s for samples of %s bits; save it again uncompressed".formatted(predictor, bits));
        }
        if (bits < Byte.SIZE && samples > 1) {
            throw fields.problem("%s samples of %s bits; save it again as 8-bit".formatted(samples, bits));
        }
        if (fields.whole(TiffDirectory.FILL_ORDER, 1) != 1) {
            throw fields.problem("bits stored from the lowest on; save it again uncompressed");
        }
        long most = Integer.MAX_VALUE - 8;
        if (pageBytes() > most || blockBytes() > most) {
            throw fields.problem(
                    "a page of %s x %s pixels is more than can be held; it is damaged".formatted(width, height));
        }
    }

    /** Channels of the volume: without alpha. */
    int channels() {
        return samples < COLOURS ? 1 : COLOURS;
    }

    /** Planes in the file. */
    int planes() {
        return planar ? samples : 1;
    }

    /** Samples that lie side by side. */
    int samplesTogether() {
        return planar ? 1 : samples;
    }

    /** Bytes of all voxels of the page, as they are given out. */
    long pageBytes() {
        return (long) width * height * channels() * type.bytes();
    }

    /** Bytes of a row of a strip or tile, as they are stored. */
    long rowBytes() {
        return ((long) blockWidth * samplesTogether() * bits + 7) / 8;
    }

    /** Bytes of a whole strip or tile, as they are stored, once unpacked. */
    long blockBytes() {
        return rowBytes() * blockHeight;
    }

    int blocksAcross() {
        return (width + blockWidth - 1) / blockWidth;
    }

    int blocksDown() {
        return (height + blockHeight - 1) / blockHeight;
    }

    /** For messages. */
    @Override
    public String toString() {
        return "%s x %s %s pixels of %s samples".formatted(width, height, type, samples);
    }
}
