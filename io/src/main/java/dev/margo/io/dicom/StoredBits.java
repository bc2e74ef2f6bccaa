package dev.margo.io.dicom;

import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.codec.DecodedFrame;
import dev.margo.io.codec.PixelCodecException;

/** Takes the bits that are stored out of those allocated, with their sign. Source: DICOM PS3.5, 8.1.1. */
final class StoredBits {
    private StoredBits() {}

    static Voxels of(DecodedFrame frame, PixelLayout layout) throws PixelCodecException {
        byte[] samples = frame.littleEndianInterleaved();
        VoxelType type = layout.type();
        int width = samples.length / layout.count();
        PixelLayout.Depth depth = layout.depth();
        if (samples.length != (long) layout.count() * width || width < 1 || width > 8) {
            throw new PixelCodecException(
                    "%s bytes of samples do not fit %s x %s pixels; fetch the file again"
                            .formatted(samples.length, layout.width(), layout.height()),
                    null);
        }
        if (width == type.bytes() && (layout.real() || depth.stored() == 8 * width)) {
            return Voxels.adopt(type, samples);
        }
        int shift = frame.bitsPerSample() > depth.high() ? depth.high() + 1 - depth.stored() : 0;
        return Voxels.adopt(type, masked(frame, width, type.bytes(), shift, depth));
    }

    private static byte[] masked(DecodedFrame frame, int width, int widthTo, int shift, PixelLayout.Depth depth) {
        byte[] samples = frame.littleEndianInterleaved();
        int count = samples.length / width;
        byte[] values = width == widthTo ? samples : new byte[Math.multiplyExact(count, widthTo)];
        int unused = 64 - depth.stored();
        for (int i = 0; i < count; i++) {
            byte top = samples[i * width + width - 1];
            long bits = frame.signed() ? top : top & 0xFF;
            for (int b = width - 2; b >= 0; b--) {
                bits = bits << 8 | samples[i * width + b] & 0xFF;
            }
            bits = bits >>> shift << unused;
            bits = depth.signed() ? bits >> unused : bits >>> unused;
            for (int b = 0; b < widthTo; b++) {
                values[i * widthTo + b] = (byte) (bits >>> (8 * b));
            }
        }
        return values;
    }
}
