package dev.margo.io.dicom;

import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Luminance and chrominance to red, green, blue. Source: DICOM PS3.3, C.7.6.3.1.2 (YBR_FULL, ITU-R BT.601). */
final class Ybr {
    private Ybr() {}

    /** @param bits of a stored sample, 8 to 16 */
    static Voxels toRgb(Voxels ybr, int bits) {
        int most = (1 << bits) - 1;
        double middle = 1 << bits - 1;
        byte[] rgb = new byte[ybr.count() * ybr.type().bytes()];
        ByteBuffer to = ByteBuffer.wrap(rgb).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 2 < ybr.count(); i += 3) {
            double y = ybr.get(i);
            double b = ybr.get(i + 1) - middle;
            double r = ybr.get(i + 2) - middle;
            put(to, ybr.type(), y + 1.402 * r, most);
            put(to, ybr.type(), y - (0.114 * 1.772 * b + 0.299 * 1.402 * r) / 0.587, most);
            put(to, ybr.type(), y + 1.772 * b, most);
        }
        return Voxels.adopt(ybr.type(), rgb);
    }

    private static void put(ByteBuffer to, VoxelType type, double value, int most) {
        long rounded = Math.max(0, Math.min(most, Math.round(value)));
        if (type.bytes() == 1) {
            to.put((byte) rounded);
        } else {
            to.putShort((short) rounded);
        }
    }
}
