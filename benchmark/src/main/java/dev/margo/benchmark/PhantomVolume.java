package dev.margo.benchmark;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.VolumeWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Writes a made-up CT of an abdomen as a volume. benchmark/README.md has the command. */
public final class PhantomVolume {
    private static final double WIDTH_MM = 360;
    private static final double LENGTH_MM = 240;
    private static final double AIR = -1000;
    private static final double NOISE = 12;
    private static final double EDGE = 0.05; // of an organ's radius

    /** In HU, later ones on top; x to the patient's left, y to the back, z to the head, all in halves of the volume. */
    private static final List<Organ> ORGANS = List.of(
            new Organ(-90, 0, 0, 0, 0.9, 0.62, 9),
            new Organ(45, 0, 0, 0, 0.84, 0.56, 9),
            new Organ(-40, 0.02, -0.1, -0.2, 0.66, 0.38, 1.6),
            new Organ(105, -0.42, -0.1, 0.35, 0.36, 0.36, 0.5),
            new Organ(120, 0.56, 0.12, 0.4, 0.14, 0.24, 0.36),
            new Organ(20, 0.28, -0.2, 0.45, 0.22, 0.18, 0.3),
            new Organ(180, -0.36, 0.26, -0.3, 0.13, 0.15, 0.4),
            new Organ(180, 0.38, 0.26, -0.25, 0.13, 0.15, 0.4),
            new Organ(10, -0.2, -0.26, -0.1, 0.09, 0.08, 0.16),
            new Organ(210, 0.06, 0.14, 0, 0.06, 0.07, 9),
            new Organ(320, 0, 0.34, 0, 0.14, 0.14, 9));

    /** An ellipsoid with a wavy surface. */
    private record Organ(double hu, double x, double y, double z, double width, double depth, double length) {

        /** How much of the place is the organ, 0 to 1. */
        double share(double atX, double atY, double atZ) {
            double dx = (atX - x) / width;
            double dy = (atY - y) / depth;
            double dz = (atZ - z) / length;
            if (Math.abs(dx) > 1.2 || Math.abs(dy) > 1.2 || Math.abs(dz) > 1.2) {
                return 0;
            }
            double wave = 0.05 * (Math.sin(4 * dx + 3 * dz + hu) + Math.sin(5 * dy - 2 * dz));
            double inward = 1 - Math.sqrt(dx * dx + dy * dy + dz * dz) + wave;
            return Math.min(Math.max(inward / EDGE + 0.5, 0), 1);
        }
    }

    private PhantomVolume() {}

    /** Arguments: columns and rows, slices, file. */
    public static void main(String[] args) throws IOException {
        int side = Integer.parseInt(args[0]);
        int slices = Integer.parseInt(args[1]);
        VoxelGrid grid =
                new VoxelGrid(side, side, slices, Affine.spaced(WIDTH_MM / side, WIDTH_MM / side, LENGTH_MM / slices));
        VolumeWriter.write(
                Path.of(args[2]),
                Volume.of(
                        grid,
                        Volume.Layout.single(VoxelType.INT16),
                        Intensity.stored(Intensity.Kind.HOUNSFIELD),
                        (z, t) -> Voxels.adopt(VoxelType.INT16, slice(side, slices, z))));
    }

    private static byte[] slice(int side, int slices, int z) {
        Random random = new Random(z);
        ByteBuffer voxels = ByteBuffer.allocate(2 * side * side).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < side * side; i++) {
            double value = value(half(i % side, side), half(i / side, side), half(z, slices));
            voxels.putShort((short) Math.round(value + NOISE * random.nextGaussian()));
        }
        return voxels.array();
    }

    private static double half(int index, int count) {
        return (2 * index + 1.0) / count - 1;
    }

    private static double value(double x, double y, double z) {
        double value = AIR;
        for (Organ organ : ORGANS) {
            value += organ.share(x, y, z) * (organ.hu() - value);
        }
        return value;
    }
}
