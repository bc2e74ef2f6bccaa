package dev.margo.dataset;

import dev.margo.image.Affine;
import dev.margo.image.ByteImage;
import dev.margo.image.Intensity;
import dev.margo.image.Size;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeWriter;
import dev.margo.io.raster.RasterWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Small files for tests. */
final class Made {
    static final Size SIZE = new Size(20, 12);

    private Made() {}

    /** Every pixel of a gray picture is {@code 10 y + x}. */
    static void picture(Path file) throws IOException {
        byte[] values = new byte[SIZE.area()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (10 * (i / SIZE.width()) + i % SIZE.width());
        }
        Files.createDirectories(file.getParent());
        RasterWriter.writePng(file, ByteImage.gray(SIZE, values));
    }

    static void labels(Path file, IntBinaryOperator idAtXy) throws IOException {
        Files.createDirectories(file.getParent());
        RasterWriter.writeLabels(file, SIZE, ids(SIZE, idAtXy));
    }

    static int[] ids(Size size, IntBinaryOperator idAtXy) {
        int[] ids = new int[size.area()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = idAtXy.applyAsInt(i % size.width(), i / size.width());
        }
        return ids;
    }

    /** Columns {@code from} to before {@code to} are {@code id}. */
    static IntBinaryOperator columns(int id, int from, int to) {
        return (x, y) -> x >= from && x < to ? id : 0;
    }

    /** What a voxel is. */
    interface VoxelValue {
        double at(int x, int y, int z);
    }

    static void volume(Path file, VoxelType type, int[] shape, double[] spacing, VoxelValue value) throws IOException {
        Files.createDirectories(file.getParent());
        VolumeWriter.write(file, volume(type, shape, Affine.spaced(spacing[0], spacing[1], spacing[2]), value));
    }

    static Volume volume(VoxelType type, int[] shape, Affine place, VoxelValue value) {
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < shape[2]; z++) {
            double[] values = new double[shape[0] * shape[1]];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.at(i % shape[0], i / shape[0], z);
            }
            slices.add(Voxels.of(type, values));
        }
        VoxelGrid grid = new VoxelGrid(shape[0], shape[1], shape[2], place);
        return Volume.of(grid, Volume.Layout.single(type), Intensity.stored(Intensity.Kind.ARBITRARY), slices);
    }

    /** All samples of a source. */
    static List<Sample> read(SampleSource source) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < source.files().size(); i++) {
            source.read(i, samples::add);
        }
        return samples;
    }
}
