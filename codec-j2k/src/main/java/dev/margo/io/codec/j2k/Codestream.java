package dev.margo.io.codec.j2k;

import dev.margo.io.codec.FrameLayout;
import dev.margo.io.codec.PixelCodecException;
import java.nio.ByteBuffer;

/**
 * A JPEG 2000 codestream whose main header fits its frame.
 *
 * @param precision bits per sample
 * @param signed whether its samples are signed, whatever the data set says
 *     <p>Source: ISO/IEC 15444-1 (2004), Annex A (markers) and Annex I (the boxes that may surround it).
 */
record Codestream(byte[] bytes, int precision, boolean signed) {
    private static final int START = 0xFF4FFF51; // SOC and SIZ, always the first two markers
    private static final int BOX = 0x6A502020; // "jP  ", the first box of a file
    private static final int CODESTREAM_BOX = 0x6A703263; // "jp2c"
    private static final int COD = 0xFF52;
    private static final int COC = 0xFF53;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int HIGH_THROUGHPUT = 1 << 14;
    private static final int SIZ_COMPONENTS = 42; // from the start of the stream
    private static final int MOST_LEVELS = 32;

    /** Finds the codestream in {@code frame} and holds its main header against {@code layout}. */
    static Codestream find(byte[] frame, FrameLayout layout) throws PixelCodecException {
        ByteBuffer stream = unboxed(ByteBuffer.wrap(frame));
        require(
                stream.remaining() > SIZ_COMPONENTS && stream.getInt(0) == START,
                "the frame of %s bytes does not start as JPEG 2000 does, with FF 4F FF 51",
                frame.length);
        requireSize(stream, layout);
        require((stream.getShort(6) & HIGH_THROUGHPUT) == 0, "high-throughput JPEG 2000 is not supported; convert it");
        int precision = requireComponents(stream, layout);
        requireCoding(stream);
        byte[] bytes = new byte[stream.remaining()];
        stream.get(0, bytes);
        TileParts.count(ByteBuffer.wrap(bytes));
        return new Codestream(bytes, precision, stream.get(SIZ_COMPONENTS) < 0);
    }

    private static ByteBuffer unboxed(ByteBuffer frame) throws PixelCodecException {
        boolean boxed = frame.remaining() >= 12 && frame.getInt(4) == BOX;
        while (boxed && frame.remaining() >= 8) {
            int length = frame.getInt(frame.position());
            int type = frame.getInt(frame.position() + 4);
            if (type == CODESTREAM_BOX) {
                return frame.position(frame.position() + 8).slice();
            }
            require(length >= 8 && length <= frame.remaining(), "damaged: a JP2 box of %s bytes", length);
            frame.position(frame.position() + length);
        }
        return frame.slice();
    }

    private static void requireSize(ByteBuffer stream, FrameLayout layout) throws PixelCodecException {
        int left = stream.getInt(16);
        int top = stream.getInt(20);
        long width = (long) stream.getInt(8) - left;
        long height = (long) stream.getInt(12) - top;
        int count = stream.getShort(40);
        require(
                left >= 0
                        && top >= 0
                        && width == layout.width()
                        && height == layout.height()
                        && count == layout.samples(),
                "the stream is %s x %s with %s samples per pixel, its data set says %s x %s with %s",
                width,
                height,
                count,
                layout.width(),
                layout.height(),
                layout.samples());
        int tileWidth = stream.getInt(24);
        int tileHeight = stream.getInt(28);
        long tiles = tileWidth < 1 || tileHeight < 1 ? 0 : (width / tileWidth + 2) * (height / tileHeight + 2);
        require(tiles > 0 && tiles <= stream.remaining(), "damaged: tiles of %s x %s pixels", tileWidth, tileHeight);
    }

    /** Source: A.5.1, Ssiz, XRsiz and YRsiz. Components that differ are not needed: DICOM does not allow them. */
    private static int requireComponents(ByteBuffer stream, FrameLayout layout) throws PixelCodecException {
        int end = SIZ_COMPONENTS + 3 * layout.samples();
        require(stream.remaining() > end, "truncated: the stream ends in its header");
        int depth = stream.get(SIZ_COMPONENTS);
        for (int at = SIZ_COMPONENTS; at < end; at += 3) {
            require(
                    stream.get(at) == depth && stream.get(at + 1) == 1 && stream.get(at + 2) == 1,
                    "components that differ in depth, or are sub-sampled, are not supported");
        }
        int precision = (depth & 0x7F) + 1;
        require(
                precision <= Math.min(Short.SIZE, Math.max(Byte.SIZE, layout.bitsAllocated())),
                "%s bits per sample; expected no more than 16, and no more than the data set allocates, %s",
                precision,
                layout.bitsAllocated());
        return precision;
    }

    /** Goes through all headers, those of tile parts too. Source: A.4.2 and A.4.3. */
    private static void requireCoding(ByteBuffer stream) throws PixelCodecException {
        int at = 2;
        long partEnd = stream.remaining();
        while (at + 4 <= stream.remaining()) {
            int marker = Short.toUnsignedInt(stream.getShort(at));
            int length = Short.toUnsignedInt(stream.getShort(at + 2));
            if (marker == SOD) {
                require(partEnd > at, "damaged: a tile part that ends before its data");
                at = (int) Math.min(partEnd, stream.remaining());
                continue;
            }
            if (marker == EOC) {
                return;
            }
            require(length >= 2 && at + 2 + length < stream.remaining(), "truncated: a marker of %s bytes", length);
            if (marker == SOT && length == 10) {
                long claimed = Integer.toUnsignedLong(stream.getInt(at + 6));
                partEnd = claimed == 0 ? stream.remaining() : at + claimed;
            }
            requireSegment(stream, marker, at);
            at += 2 + length;
        }
    }

    /** Holds the numbers to their limits by which a decoder sizes its tables. Source: A.6.1, A.6.2. */
    private static void requireSegment(ByteBuffer stream, int marker, int at) throws PixelCodecException {
        require(marker != PPM && marker != PPT, "JPEG 2000 with packed packet headers is not supported; convert it");
        int style = marker == COD ? at + 9 : marker == COC ? at + 6 : stream.remaining();
        if (style + 2 < stream.remaining()) {
            int levels = stream.get(style) & 0xFF;
            int codeBlock = (stream.get(style + 1) & 0xFF) + (stream.get(style + 2) & 0xFF);
            require(levels <= MOST_LEVELS && codeBlock <= 8, "damaged: %s levels of wavelets", levels);
        }
    }

    private static void require(boolean sound, String message, Object... args) throws PixelCodecException {
        if (!sound) {
            throw new PixelCodecException(message.formatted(args), null);
        }
    }
}
