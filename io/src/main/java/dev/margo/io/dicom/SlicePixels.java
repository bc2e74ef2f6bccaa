package dev.margo.io.dicom;

import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import java.io.IOException;
import java.util.Optional;

/**
 * The values of one slice: gray, through the modality's table if it has one, or red, green, blue.
 *
 * @param frame in its file, from 0
 */
record SlicePixels(FrameDecoder decoder, int frame, Rescale rescale, Optional<Palette> palette) {

    PixelLayout layout() {
        return decoder.layout();
    }

    int channels() {
        return palette.isPresent() ? 3 : layout().samples();
    }

    /** Type of {@link #voxels}. */
    VoxelType type() {
        if (palette.isPresent()) {
            return VoxelType.UINT8;
        }
        if (layout().samples() == 3) {
            int bits = layout().depth().allocated();
            return bits <= 8 ? VoxelType.UINT8 : bits <= 16 ? VoxelType.UINT16 : VoxelType.UINT32;
        }
        return rescale.table().isPresent() ? VoxelType.UINT16 : layout().type();
    }

    /** The values before the line of the rescale, (y, x, c). */
    Voxels voxels() throws IOException {
        FrameDecoder.Stored stored = decoder.frame(frame);
        if (palette.isPresent()) {
            return palette.get().colours(stored.values());
        }
        if (layout().samples() == 3) {
            Voxels unsigned = Voxels.adopt(type(), bytes(stored.values()));
            return stored.ybr() ? Ybr.toRgb(unsigned, layout().depth().stored()) : unsigned;
        }
        return rescale.table().isPresent()
                ? looked(stored.values(), rescale.table().get())
                : stored.values();
    }

    /** The values after the line of the rescale, as floats. */
    Voxels rescaled() throws IOException {
        Voxels stored = voxels();
        double[] values = new double[stored.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = stored.get(i) * rescale.slope() + rescale.intercept();
        }
        return Voxels.of(VoxelType.FLOAT32, values);
    }

    private static byte[] bytes(Voxels voxels) {
        byte[] bytes = new byte[voxels.buffer().remaining()];
        voxels.buffer().get(bytes);
        return bytes;
    }

    private static Voxels looked(Voxels stored, LookupTable table) {
        double[] values = new double[stored.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.get(stored.get(i));
        }
        return Voxels.of(VoxelType.UINT16, values);
    }
}
