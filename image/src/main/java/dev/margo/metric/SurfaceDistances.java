package dev.margo.metric;

import dev.margo.image.PixelSpacing;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How far the surfaces of two objects are from each other: in 2D contours, weighted by length, in 3D surfaces, weighted by
 * area. Everything in millimetres. What an object has at the border of its image counts as surface.
 *
 * <p>Source: google-deepmind/surface-distance, {@code metrics.py}. Known difference: empty objects, as the package says.
 */
public final class SurfaceDistances {
    private final DistanceProfile fromTruth;
    private final DistanceProfile fromAnswer;

    private SurfaceDistances(DistanceProfile fromTruth, DistanceProfile fromAnswer) {
        this.fromTruth = fromTruth;
        this.fromAnswer = fromAnswer;
    }

    /** @throws IllegalArgumentException if the sizes differ */
    public static SurfaceDistances of(Mask truth, Mask answer, PixelSpacing spacing) {
        Optional<PixelBox> box = truth.or(answer).bounds();
        if (box.isEmpty()) {
            return new SurfaceDistances(DistanceProfile.EMPTY, DistanceProfile.EMPTY);
        }
        return of(bits(truth, box.get()), bits(answer, box.get()), VoxelSpacing.of(spacing), Surface::ofPlane);
    }

    /**
     * Of one label, with the spacing of the truth.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static SurfaceDistances of(LabelVoxels truth, LabelVoxels answer, int label) {
        truth.requireSameSize(answer);
        Optional<VoxelBox> box = truth.box(label)
                .map(mine -> answer.box(label).map(mine::around).orElse(mine))
                .or(() -> answer.box(label));
        if (box.isEmpty()) {
            return new SurfaceDistances(DistanceProfile.EMPTY, DistanceProfile.EMPTY);
        }
        return of(truth.bits(label, box.get()), answer.bits(label, box.get()), truth.spacing(), Surface::ofSolid);
    }

    private static SurfaceDistances of(
            BitRows truth, BitRows answer, VoxelSpacing spacing, BiFunction<BitRows, VoxelSpacing, Surface> surface) {
        Surface ofTruth = surface.apply(truth, spacing);
        Surface ofAnswer = surface.apply(answer, spacing);
        return new SurfaceDistances(
                Distances.between(ofTruth, ofAnswer, spacing).sorted(),
                Distances.between(ofAnswer, ofTruth, spacing).sorted());
    }

    private static BitRows bits(Mask mask, PixelBox box) {
        BitRows bits = new BitRows(box.width(), box.height(), 1);
        boolean[] members = mask.part(box).toArray();
        for (int i = 0; i < members.length; i++) {
            if (members[i]) {
                bits.set(i % box.width(), i / box.width(), 0);
            }
        }
        return bits;
    }

    /**
     * Normalised surface Dice: the share of both surfaces that lies within {@code toleranceMm} of the other one.
     *
     * @throws IllegalArgumentException if the tolerance is negative or NaN
     */
    public double nsd(double toleranceMm) {
        if (!(toleranceMm >= 0)) {
            throw new IllegalArgumentException("a tolerance of %s mm; expected 0 or more".formatted(toleranceMm));
        }
        double all = fromTruth.area() + fromAnswer.area();
        double finite = Math.min(toleranceMm, Double.MAX_VALUE); // no surface at all is never within
        return all == 0 ? 1 : (fromTruth.areaWithin(finite) + fromAnswer.areaWithin(finite)) / all;
    }

    /** The largest distance from either surface to the other. */
    public double hausdorff() {
        return hausdorff(100);
    }

    /** {@link #hausdorff(double)} at 95 %. */
    public double hausdorff95() {
        return hausdorff(95);
    }

    /**
     * The distance within which {@code percent} of each surface lies.
     *
     * @throws IllegalArgumentException unless 0 to 100 are asked for
     */
    public double hausdorff(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("%s percent of a surface; expected 0 to 100".formatted(percent));
        }
        return Math.max(fromTruth.quantile(percent / 100), fromAnswer.quantile(percent / 100));
    }

    /** The mean distance from the true surface to that of the answer. */
    public double averageFromTruth() {
        return averageOr(fromTruth, fromAnswer);
    }

    /** The mean distance from the answer's surface to the true one. */
    public double averageFromAnswer() {
        return averageOr(fromAnswer, fromTruth);
    }

    /** Infinite also from where there is no surface, if there is one to go to. */
    private static double averageOr(DistanceProfile from, DistanceProfile to) {
        return from.area() == 0 && to.area() > 0 ? Double.POSITIVE_INFINITY : from.mean();
    }

    /** The mean distance over both surfaces together. */
    public double average() {
        double all = fromTruth.area() + fromAnswer.area();
        return all == 0 ? 0 : (fromTruth.moment() + fromAnswer.moment()) / all;
    }
}
