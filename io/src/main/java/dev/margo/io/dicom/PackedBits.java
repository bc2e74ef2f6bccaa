package dev.margo.io.dicom;

/** Samples that share bytes, the first in the lowest bits. */
final class PackedBits {
    private PackedBits() {}

    /**
     * @param from bit with which the first sample starts
     * @param bits of a sample: 1, or 12
     * @return little endian samples of 1 byte up to 8 bits, else of 2
     */
    static byte[] unpack(byte[] packed, int from, int bits, int count) {
        int width = bits <= 8 ? 1 : 2;
        byte[] samples = new byte[Math.multiplyExact(count, width)];
        long bit = from;
        for (int sample = 0; sample < count; sample++) {
            int value = 0;
            for (int i = 0; i < bits; i++, bit++) {
                value |= (packed[(int) (bit >>> 3)] >>> (bit & 7) & 1) << i;
            }
            samples[sample * width] = (byte) value;
            if (width == 2) {
                samples[sample * 2 + 1] = (byte) (value >>> 8);
            }
        }
        return samples;
    }
}
