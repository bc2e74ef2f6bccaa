package dev.margo.metric;

import dev.margo.image.PixelSpacing;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import java.util.ArrayList;
import java.util.List;

/** The distances of every corner of one surface to every corner of the other. */
final class BruteForce {
    private record Corner(double x, double y, double z, double area) {
        double distanceTo(Corner other) {
            return Math.sqrt(Math.pow(x - other.x, 2) + Math.pow(y - other.y, 2) + Math.pow(z - other.z, 2));
        }
    }

    private final List<Corner> truth;
    private final List<Corner> answer;

    /** Of label 1. */
    BruteForce(LabelVoxels truth, LabelVoxels answer) {
        VoxelBox whole = new VoxelBox(0, 0, 0, truth.width() - 1, truth.height() - 1, truth.depth() - 1);
        VoxelSpacing spacing = truth.spacing();
        this.truth = corners(truth.bits(1, whole), spacing, true);
        this.answer = corners(answer.bits(1, whole), spacing, true);
    }

    BruteForce(Mask truth, Mask answer, PixelSpacing spacing) {
        this.truth = corners(bits(truth), VoxelSpacing.of(spacing), false);
        this.answer = corners(bits(answer), VoxelSpacing.of(spacing), false);
    }

    private static BitRows bits(Mask mask) {
        BitRows bits = new BitRows(mask.width(), mask.height(), 1);
        PixelBox all = new PixelBox(0, 0, mask.width() - 1, mask.height() - 1);
        for (int y = all.y0(); y <= all.y1(); y++) {
            for (int x = all.x0(); x <= all.x1(); x++) {
                if (mask.get(x, y)) {
                    bits.set(x, y, 0);
                }
            }
        }
        return bits;
    }

    private static List<Corner> corners(BitRows object, VoxelSpacing spacing, boolean solid) {
        double[] areas = solid ? SurfaceAreas.ofSolids(spacing) : SurfaceAreas.ofPlanes(spacing);
        List<Corner> corners = new ArrayList<>();
        for (int z = 0; z <= (solid ? object.depth() : 0); z++) {
            for (int y = 0; y <= object.height(); y++) {
                for (int x = 0; x <= object.width(); x++) {
                    int code = code(object, x, y, z, solid);
                    if (code != 0 && code != 255) {
                        corners.add(new Corner(x * spacing.xMm(), y * spacing.yMm(), z * spacing.zMm(), areas[code]));
                    }
                }
            }
        }
        return corners;
    }

    private static int code(BitRows object, int x, int y, int z, boolean solid) {
        int code = 0;
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 2; b++) {
                for (int c = 0; c < 2; c++) {
                    code |= object.bit(x - 1 + c, y - 1 + b, solid ? z - 1 + a : 0) << 4 * a + 2 * b + c;
                }
            }
        }
        return code;
    }

    private static double nearest(Corner corner, List<Corner> others) {
        return others.stream().mapToDouble(corner::distanceTo).min().orElseThrow();
    }

    double nsd(double tolerance) {
        return (within(truth, answer, tolerance) + within(answer, truth, tolerance)) / (area(truth) + area(answer));
    }

    private static double within(List<Corner> from, List<Corner> to, double tolerance) {
        return from.stream()
                .filter(corner -> nearest(corner, to) <= tolerance)
                .mapToDouble(Corner::area)
                .sum();
    }

    private static double area(List<Corner> corners) {
        return corners.stream().mapToDouble(Corner::area).sum();
    }

    double hausdorff() {
        return Math.max(farthest(truth, answer), farthest(answer, truth));
    }

    private static double farthest(List<Corner> from, List<Corner> to) {
        return from.stream().mapToDouble(corner -> nearest(corner, to)).max().orElseThrow();
    }

    double averageFromTruth() {
        return average(truth, answer);
    }

    double averageFromAnswer() {
        return average(answer, truth);
    }

    private static double average(List<Corner> from, List<Corner> to) {
        return from.stream()
                        .mapToDouble(corner -> corner.area * nearest(corner, to))
                        .sum()
                / area(from);
    }
}
