package dev.margo.io.codec;

/** The samples of the frame that is being decoded: little-endian, interleaved, one byte up to 8 bits, else two. */
final class FrameSamples {
    private final JpegFrame frame;
    private final boolean signed;
    private final int unused; // high bits of a signed number that only repeat its sign
    private final int bits;
    private final int bytesPerSample;
    private final byte[] bytes;

    /**
     * @param mostSamples how many samples a stream of this length can hold, so that a short one cannot claim much memory
     * @throws PixelCodecException if the frame has more
     */
    FrameSamples(JpegFrame frame, FrameLayout layout, long mostSamples) throws PixelCodecException {
        int count = frame.components().size();
        long samples = (long) frame.width() * frame.height() * count;
        int stored = layout.bitsStored();
        Damage.unless(stored >= 1 && stored <= layout.bitsAllocated(), "%s bits stored of those allocated", stored);
        this.signed = layout.signed();
        this.unused = signed ? Integer.SIZE - stored : 0;
        this.bits = signed ? Math.max(frame.precision(), Math.min(stored, Short.SIZE)) : frame.precision();
        this.bytesPerSample = bits > 8 ? 2 : 1;
        Damage.unless(
                samples > 0 && samples <= mostSamples && samples * bytesPerSample <= Integer.MAX_VALUE - 8,
                "a frame of %s x %s x %s samples cannot come from so short a stream",
                frame.width(),
                frame.height(),
                count);
        this.frame = frame;
        this.bytes = new byte[(int) samples * bytesPerSample];
    }

    /** Stores line {@code y} of a component: {@code line[from]} and on, one sample per pixel. */
    void putLine(int component, int y, int[] line, int from) {
        int count = frame.components().size();
        int step = count * bytesPerSample;
        int at = (y * frame.width() * count + component) * bytesPerSample;
        for (int x = 0; x < frame.width(); x++, at += step) {
            int value = line[from + x] << unused >> unused;
            bytes[at] = (byte) value;
            if (bytesPerSample == 2) {
                bytes[at + 1] = (byte) (value >> 8);
            }
        }
    }

    DecodedFrame finish(boolean ybr) {
        return new DecodedFrame(
                frame.width(), frame.height(), frame.components().size(), bits, signed, ybr, bytes);
    }
}
