package dev.margo.benchmark;

import dev.margo.mask.LabelImage;
import dev.margo.metric.LabelVoxels;
import dev.margo.metric.SurfaceDistances;
import dev.margo.metric.VoxelSpacing;
import dev.margo.speed.Timing;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How long NSD takes on label volumes of 512 x 512 x 300 voxels: twelve organs, and one body that fills the volume. */
public final class SurfaceSpeed {
    private static final int SIDE = 512;
    private static final int DEPTH = 300;
    private static final int RUNS = 5;
    private static final double TOLERANCE_MM = 2;
    private static final VoxelSpacing SPACING = new VoxelSpacing(0.7, 0.7, 1.25);

    @FunctionalInterface
    private interface Scene {
        int label(int x, int y, int z);
    }

    private SurfaceSpeed() {}

    public static void main(String[] args) {
        measure("12 organs", volume((x, y, z) -> organ(x, y, z, 0)), volume((x, y, z) -> organ(x + 1, y, z, 1.5)));
        measure("1 body", volume((x, y, z) -> body(x, y, z, 0)), volume((x, y, z) -> body(x + 2, y, z, -4)));
    }

    private static void measure(String name, LabelVoxels truth, LabelVoxels answer) {
        nsd(truth, answer);
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            nsd(truth, answer);
            seconds[run] = (System.nanoTime() - begin) / 1e9;
        }
        Timing timing = Timing.of(seconds);
        System.out.printf(
                Locale.ROOT,
                "%-10s NSD of all labels %.4f, %.2f s (%.2f - %.2f)%n",
                name,
                nsd(truth, answer),
                timing.median(),
                timing.min(),
                timing.max());
    }

    private static double nsd(LabelVoxels truth, LabelVoxels answer) {
        return truth.labels().stream()
                .mapToDouble(label -> SurfaceDistances.of(truth, answer, label).nsd(TOLERANCE_MM))
                .average()
                .orElseThrow();
    }

    private static LabelVoxels volume(Scene scene) {
        List<LabelImage> slices = IntStream.range(0, DEPTH)
                .mapToObj(z -> LabelImage.of(
                        SIDE,
                        SIDE,
                        IntStream.range(0, SIDE * SIDE)
                                .map(i -> scene.label(i % SIDE, i / SIDE, z))
                                .toArray()))
                .toList();
        return LabelVoxels.of(slices, SPACING);
    }

    /** Four by three bumpy ellipsoids, at various depths. */
    private static int organ(int x, int y, int z, double grown) {
        double bumps = 1 + 0.05 * Math.sin(0.2 * x) * Math.sin(0.23 * y) * Math.sin(0.19 * z);
        for (int k = 0; k < 12; k++) {
            double u = (x - 80 - k % 4 * 115) / (50 + k * 7 % 30 + grown);
            double v = (y - 100 - k / 4 * 150) / (60 + k * 11 % 20 + grown);
            double w = (z - 60 - k * 53 % 190) / (40 + k * 13 % 30 + grown);
            if (u * u + v * v + w * w < bumps) {
                return k + 1;
            }
        }
        return 0;
    }

    /** A bumpy cylinder through all slices. */
    private static int body(int x, int y, int z, double grown) {
        double u = (x - SIDE / 2) / (250 + grown);
        double v = (y - SIDE / 2) / (245 + grown);
        return u * u + v * v < 1 + 0.04 * Math.sin(0.1 * z + 0.05 * x) ? 1 : 0;
    }
}
