package dev.margo.io.tiff;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a page says of itself, still in the file.
 *
 * @param next the place of the next directory; 0 after the last
 */
record TiffDirectory(Path path, List<TiffEntry> entries, long next) {
    static final int SUBFILE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int DESCRIPTION = 270;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR = 284;
    static final int RESOLUTION_UNIT = 296;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SAMPLE_FORMAT = 339;

    static final Set<Integer> KNOWN = Set.of(
            SUBFILE,
            WIDTH,
            HEIGHT,
            BITS,
            COMPRESSION,
            PHOTOMETRIC,
            FILL_ORDER,
            DESCRIPTION,
            STRIP_OFFSETS,
            SAMPLES,
            ROWS_PER_STRIP,
            STRIP_BYTES,
            X_RESOLUTION,
            Y_RESOLUTION,
            PLANAR,
            RESOLUTION_UNIT,
            PREDICTOR,
            TILE_WIDTH,
            TILE_HEIGHT,
            TILE_OFFSETS,
            TILE_BYTES,
            SAMPLE_FORMAT);

    private static final int MOST_TEXT = 1 << 22;
    /** NewSubfileType's bits for a smaller copy and for a mask of another page. */
    private static final int REDUCED_OR_MASK = 1 | 4;

    TiffDirectory {
        entries = List.copyOf(entries);
    }

    Optional<TiffEntry> entry(int tag) {
        return entries.stream().filter(entry -> entry.tag() == tag).findFirst();
    }

    /** Whether this may be a page of its own; what it stores is told only by {@link TiffFields}. */
    boolean isPage() {
        return entry(WIDTH).isPresent();
    }

    /** To look at the values of fields. */
    TiffFields fields(FileChannel channel, long length, ByteOrder order) {
        return new TiffFields(this, channel, length, order);
    }

    /** Reads values that fields point to. */
    record TiffFields(TiffDirectory directory, FileChannel channel, long length, ByteOrder order) {
        /** Whether it is a smaller copy, or a mask, of another page. */
        boolean isOfAnotherPage() throws IOException {
            return (whole(SUBFILE, 0) & REDUCED_OR_MASK) != 0;
        }

        /** The first value of a field of whole numbers. */
        long whole(int tag, long ifAbsent) throws IOException {
            Optional<TiffEntry> entry = directory.entry(tag).filter(found -> found.count() > 0);
            return entry.isEmpty() ? ifAbsent : entry.get().whole(values(entry.get(), 1), 0);
        }

        /** The first value of a field; NaN if it is not there. */
        double number(int tag) throws IOException {
            Optional<TiffEntry> entry = directory.entry(tag).filter(found -> found.count() > 0);
            return entry.isEmpty() ? Double.NaN : entry.get().number(values(entry.get(), 1), 0);
        }

        /** All values of a field of whole numbers, not more than {@code most}. */
        long[] wholes(int tag, int most) throws IOException {
            TiffEntry entry = directory
                    .entry(tag)
                    .orElseThrow(() -> problem("a page lacks field %s; it is damaged".formatted(tag)));
            int count = (int) Math.min(most, entry.count());
            ByteBuffer values = values(entry, count);
            long[] wholes = new long[count];
            for (int i = 0; i < count; i++) {
                wholes[i] = entry.whole(values, i);
            }
            return wholes;
        }

        /** A field of text, empty if it is not there or far too long. */
        String text(int tag) throws IOException {
            Optional<TiffEntry> entry = directory.entry(tag).filter(found -> found.count() <= MOST_TEXT);
            return entry.isEmpty()
                    ? ""
                    : StandardCharsets.UTF_8
                            .decode(values(entry.get(), (int) entry.get().count()))
                            .toString();
        }

        private ByteBuffer values(TiffEntry entry, int count) throws IOException {
            long bytes = (long) count * TiffEntry.bytes(entry.type());
            return TiffFile.read(directory.path, channel, length, entry.at(), bytes)
                    .order(order);
        }

        ImageFormatException problem(String text) {
            return new ImageFormatException(directory.path.toString(), text);
        }
    }
}
