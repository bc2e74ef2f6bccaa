package dev.margo.io.stack;

import dev.margo.image.ByteImage;
import dev.margo.image.Intensity;
import dev.margo.image.Size;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.raster.RasterWriter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The slices of a volume as PNG files, all of 8 bits or all of 16: 8 where the volume's type has no more, and for labels
 * where no id is above 255.
 *
 * @param volume of values 0 to 65535
 */
record PngSlices(Volume volume, boolean wide) {
    private static final int MOST_8_BIT = 255;
    private static final int MOST_16_BIT = 65535;

    /** @throws FileNotWrittenException if PNG cannot hold the values; looks at all of them */
    static PngSlices of(Path target, Volume volume) throws IOException {
        Volume plain = volume.rescaled();
        if (plain.layout().times() > 1) {
            throw new FileNotWrittenException(
                    target,
                    "PNG slices hold one time, and this has %s; end the name in .tif, .nii.gz or .nrrd"
                            .formatted(plain.layout().times()),
                    null);
        }
        double most = most(target, plain);
        boolean labels = plain.intensity().kind() == Intensity.Kind.LABELS;
        boolean narrow = plain.layout().type() == VoxelType.UINT8 || labels && most <= MOST_8_BIT;
        return new PngSlices(plain, !narrow);
    }

    /** The greatest value; all are found to be whole numbers that PNG can hold. */
    private static double most(Path target, Volume volume) throws IOException {
        double most = 0;
        for (int z = 0; z < volume.grid().depth(); z++) {
            Voxels slice = volume.read(z, 0);
            for (int i = 0; i < slice.count(); i++) {
                double value = slice.get(i);
                if (!(value >= 0 && value <= MOST_16_BIT && value == Math.rint(value))) {
                    throw new FileNotWrittenException(
                            target,
                            "slice %s has the value %s, and PNG holds whole numbers from 0 to %s; end the name in .tif or .nii.gz"
                                    .formatted(z, value, MOST_16_BIT),
                            null);
                }
                most = Math.max(most, value);
            }
        }
        return most;
    }

    /** Slice {@code z} as a PNG file. */
    byte[] encode(int z) throws IOException {
        Voxels slice = volume.read(z, 0);
        Size size = new Size(volume.grid().width(), volume.grid().height());
        int channels = volume.layout().channels();
        if (wide) {
            short[] samples = new short[slice.count()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (int) slice.get(i);
            }
            return RasterWriter.encodePng16(size, channels, samples);
        }
        byte[] samples = new byte[slice.count()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (int) slice.get(i);
        }
        return RasterWriter.encodePng(channels == 1 ? ByteImage.gray(size, samples) : ByteImage.rgb(size, samples));
    }
}
