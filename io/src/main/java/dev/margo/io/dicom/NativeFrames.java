package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import dev.margo.io.codec.DecodedFrame;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Frames that are not compressed, one after the other without a gap, each turned to little endian and pixel by pixel.
 *
 * <p>Source: DICOM PS3.5, 8.1 and 8.2; PS3.3, C.7.6.3.1.2 and C.7.6.3.1.3.
 */
final class NativeFrames {
    private final ByteSource source;
    private final PixelLayout layout;
    private final long position;
    private final int wordBytes; // that are turned round, 1 for none
    private final boolean subsampled;

    private NativeFrames(ByteSource source, PixelLayout layout, long position, int wordBytes, boolean subsampled) {
        this.source = source;
        this.layout = layout;
        this.position = position;
        this.wordBytes = wordBytes;
        this.subsampled = subsampled;
    }

    static NativeFrames of(DicomFile file, Element pixels, PixelLayout layout) throws IOException {
        Element.Extent extent = (Element.Extent) pixels.value();
        boolean subsampled = layout.photometric().equals("YBR_FULL_422")
                && layout.depth().allocated() == 8
                && extent.length() < layout.bytes() * layout.frames();
        long bits = (long) layout.count() * layout.depth().allocated() * (subsampled ? 2 : 3) / 3;
        long needed = (saturatedTimes(bits, layout.frames()) + 7) / 8;
        if (needed > extent.length() || subsampled && layout.width() % 2 != 0) {
            throw new ImageFormatException(
                    file.data().file(),
                    "%s frames of %s x %s pixels need %s bytes, but the pixel data have %s; %s"
                            .formatted(
                                    layout.frames(),
                                    layout.width(),
                                    layout.height(),
                                    needed,
                                    extent.length(),
                                    "the file is truncated or damaged, so fetch it again"));
        }
        int word = pixels.order() == ByteOrder.LITTLE_ENDIAN ? 1 : wordBytes(pixels.vr(), layout);
        return new NativeFrames(file.bytes(), layout, extent.position(), word, subsampled);
    }

    private static long saturatedTimes(long bits, int frames) {
        return bits > Long.MAX_VALUE / 16 / frames ? Long.MAX_VALUE / 16 : bits * frames;
    }

    /** Big endian OW is written in words of 16 bits, also where a sample has fewer; OB is bytes whatever it holds. */
    private static int wordBytes(Vr vr, PixelLayout layout) {
        int sample = Math.max(1, layout.depth().allocated() / 8);
        return sample > 1 ? sample : vr == Vr.OW ? 2 : 1;
    }

    /** The samples of frame {@code index}, as many bits as are allocated, a byte each for less. */
    DecodedFrame frame(int index) throws IOException {
        int allocated = layout.depth().allocated();
        byte[] samples;
        if (subsampled) {
            samples = expanded(read((long) index * layout.count() * 2 / 3 * 8, (long) layout.count() * 2 / 3 * 8));
        } else if (allocated % 8 == 0) {
            samples = read((long) index * layout.count() * allocated, (long) layout.count() * allocated);
        } else {
            samples = unpacked(index, allocated);
        }
        if (layout.planar() && layout.samples() > 1 && !subsampled) {
            samples = Planes.interleave(samples, layout.samples(), allocated / 8);
        }
        return new DecodedFrame(
                layout.width(),
                layout.height(),
                layout.samples(),
                allocated,
                layout.depth().signed(),
                layout.isYbr(),
                samples);
    }

    /** Samples of 1 or 12 bits, the first in the lowest bits; frames follow each other within a byte. */
    private byte[] unpacked(int index, int allocated) throws IOException {
        long from = (long) index * layout.count() * allocated;
        long first = from / 8;
        byte[] packed = read(first * 8, from - first * 8 + (long) layout.count() * allocated);
        return PackedBits.unpack(packed, (int) (from % 8), allocated, layout.count());
    }

    private byte[] read(long fromBit, long bits) throws IOException {
        long from = position + fromBit / 8;
        int count = (int) ((bits + 7) / 8);
        if (wordBytes == 1) {
            return source.read(from, count);
        }
        long start = position + (from - position) / wordBytes * wordBytes;
        long end = position + (from + count - position + wordBytes - 1) / wordBytes * wordBytes;
        byte[] words = source.read(start, (int) (Math.min(end, source.size()) - start));
        turn(words, wordBytes);
        byte[] bytes = new byte[count];
        System.arraycopy(words, (int) (from - start), bytes, 0, count);
        return bytes;
    }

    private static void turn(byte[] bytes, int width) {
        for (int at = 0; at + width <= bytes.length; at += width) {
            for (int i = 0; i < width / 2; i++) {
                byte first = bytes[at + i];
                bytes[at + i] = bytes[at + width - 1 - i];
                bytes[at + width - 1 - i] = first;
            }
        }
    }

    /** Y, Y, Cb, Cr of two pixels to Y, Cb, Cr of each. */
    private static byte[] expanded(byte[] pairs) {
        byte[] samples = new byte[pairs.length / 4 * 6];
        for (int from = 0, to = 0; from + 4 <= pairs.length; from += 4) {
            for (int pixel = 0; pixel < 2; pixel++) {
                samples[to++] = pairs[from + pixel];
                samples[to++] = pairs[from + 2];
                samples[to++] = pairs[from + 3];
            }
        }
        return samples;
    }
}
