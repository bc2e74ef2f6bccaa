package dev.margo.io.stack;

import dev.margo.image.Affine;
import dev.margo.image.Image;
import dev.margo.image.Intensity;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import java.util.List;
import java.util.OptionalDouble;

/** A picture as a volume of one slice. */
final class PictureVolume {
    private PictureVolume() {}

    static Volume of(Image image) {
        PixelSpacing mm = image.spacing().orElse(new PixelSpacing(1, 1));
        VoxelGrid grid = new VoxelGrid(image.width(), image.height(), 1, Affine.spaced(mm.xMm(), mm.yMm(), mm.xMm()));
        VoxelType type = switch (image.depth()) {
            case UINT8 -> VoxelType.UINT8;
            case UINT16 -> VoxelType.UINT16;
            case INT16 -> VoxelType.INT16;
            case FLOAT -> VoxelType.FLOAT32;
        };
        Volume.Layout layout = new Volume.Layout(type, image.channels(), 1, OptionalDouble.empty());
        Intensity.Kind kind = image.channels() > 1 ? Intensity.Kind.DISPLAY : Intensity.Kind.ARBITRARY;
        return Volume.of(grid, layout, Intensity.stored(kind), List.of(Voxels.of(type, doubles(image.samples()))));
    }

    private static double[] doubles(float[] samples) {
        double[] values = new double[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples[i];
        }
        return values;
    }
}
