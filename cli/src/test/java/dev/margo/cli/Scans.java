package dev.margo.cli;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Tiny volumes, made as they are needed. */
final class Scans {
    static final int WIDTH = 40;
    static final int HEIGHT = 30;
    static final int DEPTH = 5;

    /** As most CT: columns to the patient's left, rows to the back, slices to the head, 4 mm apart. */
    static final Affine TRANSVERSE = Affine.of(0.5, 0, 0, -10, 0, 0.75, 0, -20, 0, 0, 4, 100);

    private Scans() {}

    /** Writes a volume of 40 x 30 x 5 voxels of 16 bits, whose values tell their place, at one or several times. */
    static Path write(Path file, Affine toPatient, int times) throws IOException {
        List<Voxels> slices = new ArrayList<>();
        for (int i = 0; i < times * DEPTH; i++) {
            double[] values = new double[WIDTH * HEIGHT];
            for (int j = 0; j < values.length; j++) {
                values[j] = value(j % WIDTH, j / WIDTH, i % DEPTH, i / DEPTH);
            }
            slices.add(Voxels.of(VoxelType.INT16, values));
        }
        Volume.Layout layout =
                new Volume.Layout(VoxelType.INT16, 1, times, times > 1 ? OptionalDouble.of(2) : OptionalDouble.empty());
        VoxelGrid grid = new VoxelGrid(WIDTH, HEIGHT, DEPTH, toPatient);
        VolumeWriter.write(file, Volume.of(grid, layout, Intensity.stored(Intensity.Kind.ARBITRARY), slices));
        return file;
    }

    static Path write(Path file) throws IOException {
        return write(file, TRANSVERSE, 1);
    }

    static int value(int x, int y, int z, int t) {
        return x + 40 * y + 1200 * z + 6000 * t - 1000;
    }

    /** Writes labels on the same grid: 1 in a box of the middle slices, 2 in another, else 0. */
    static Path writeLabels(Path file, Affine toPatient) throws IOException {
        return writeLabels(file, toPatient, DEPTH);
    }

    static Path writeLabels(Path file, Affine toPatient, int depth) throws IOException {
        List<Voxels> slices = new ArrayList<>();
        for (int z = 0; z < depth; z++) {
            double[] ids = new double[WIDTH * HEIGHT];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = z == 0 ? 0 : label(i % WIDTH, i / WIDTH);
            }
            slices.add(Voxels.of(VoxelType.UINT8, ids));
        }
        VoxelGrid grid = new VoxelGrid(WIDTH, HEIGHT, depth, toPatient);
        Volume.Layout layout = Volume.Layout.single(VoxelType.UINT8);
        VolumeWriter.write(file, Volume.of(grid, layout, Intensity.stored(Intensity.Kind.LABELS), slices));
        return file;
    }

    private static int label(int x, int y) {
        boolean rows = y >= 8 && y < 20;
        return rows && x >= 5 && x < 17 ? 1 : rows && x >= 22 && x < 34 ? 2 : 0;
    }
}
