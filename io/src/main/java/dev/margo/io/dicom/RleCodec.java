package dev.margo.io.dicom;

import dev.margo.io.codec.DecodedFrame;
import dev.margo.io.codec.FrameLayout;
import dev.margo.io.codec.PixelCodec;
import dev.margo.io.codec.PixelCodecException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * DICOM's RLE: each byte of each sample in a segment of its own, highest first, packed as in PackBits. One-bit frames
 * have one segment of eight pixels a byte.
 *
 * <p>Source: DICOM PS3.5, annex G.
 */
final class RleCodec implements PixelCodec {
    private static final int HEADER = 64;

    /** Bytes {@code from} to {@code end} of a frame. */
    private record Segment(byte[] frame, int from, int end) {}

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(TransferSyntax.RLE);
    }

    @Override
    public DecodedFrame decode(byte[] frame, FrameLayout layout) throws PixelCodecException {
        int pixels = layout.width() * layout.height();
        boolean bits = layout.bitsAllocated() == 1;
        int width = bits ? 1 : layout.bitsAllocated() / 8;
        int planes = layout.samples() * width;
        int[] ends = segments(frame, planes);
        int planeBytes = bits ? (pixels * layout.samples() + 7) / 8 : pixels;
        for (int plane = 0; plane < planes; plane++) { // first without output: no memory for what is not there
            unpack(new Segment(frame, ends[plane], ends[plane + 1]), planeBytes, null, 0, 0);
        }
        byte[] samples = new byte[planeBytes * planes];
        for (int plane = 0; plane < planes; plane++) {
            int to = plane / width * width + width - 1 - plane % width;
            unpack(new Segment(frame, ends[plane], ends[plane + 1]), planeBytes, samples, to, planes);
        }
        byte[] values = bits ? PackedBits.unpack(samples, 0, 1, pixels * layout.samples()) : samples;
        return new DecodedFrame(
                layout.width(),
                layout.height(),
                layout.samples(),
                layout.bitsAllocated(),
                layout.signed(),
                false,
                values);
    }

    /** Where each segment starts, and where the last one ends. */
    private static int[] segments(byte[] frame, int planes) throws PixelCodecException {
        ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        int count = frame.length < HEADER ? 0 : header.getInt(0);
        if (count != planes || count > 15) {
            throw damaged("%s segments, expected %s".formatted(count, planes));
        }
        int[] ends = new int[planes + 1];
        for (int i = 0; i < planes; i++) {
            ends[i] = header.getInt(4 + 4 * i);
            if (ends[i] < (i == 0 ? HEADER : ends[i - 1]) || ends[i] > frame.length) {
                throw damaged("segment %s starts at byte %s of %s".formatted(i, ends[i], frame.length));
            }
        }
        ends[planes] = frame.length;
        return ends;
    }

    /** Unpacks {@code count} bytes to every {@code step}th of {@code into} from {@code to}, or only counts them. */
    private static void unpack(Segment segment, int count, byte[] into, int to, int step) throws PixelCodecException {
        byte[] frame = segment.frame;
        int at = segment.from;
        int done = 0;
        while (done < count) {
            int control = at < segment.end ? frame[at++] : 0;
            int length = Math.min(control >= 0 ? control + 1 : control == -128 ? 0 : 1 - control, count - done);
            int used = control >= 0 ? length : control == -128 ? 0 : 1;
            if (at + used > segment.end) {
                throw damaged("a segment ends after %s of %s bytes".formatted(done, count));
            }
            for (int i = 0; into != null && i < length; i++) {
                into[to + (done + i) * step] = frame[control >= 0 ? at + i : at];
            }
            at += used;
            done += length;
        }
    }

    private static PixelCodecException damaged(String found) {
        return new PixelCodecException("damaged RLE frame: " + found + "; fetch the file again", null);
    }
}
