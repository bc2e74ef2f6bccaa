package dev.margo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.image.PixelSpacing;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceDistancesTest {
    private static final double TOLERANCE = 1e-9;
    private static final PixelSpacing UNIT = new PixelSpacing(1, 1);

    @ParameterizedTest(name = "spacing {0} x {1} x {2}")
    @CsvSource({"1, 1, 1", "0.7, 0.7, 5", "2, 0.3, 0.9"})
    void inVolumesTheyAreThoseOfASearchThroughAllCorners(double x, double y, double z) {
        Random random = new Random(3);
        VoxelSpacing spacing = new VoxelSpacing(x, y, z);
        for (int round = 0; round < 40; round++) {
            int[] size = {1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(7)};
            LabelVoxels truth = random(random, size, spacing);
            LabelVoxels answer = random(random, size, spacing);
            if (truth.count(1) > 0 && answer.count(1) > 0) {
                compare(new BruteForce(truth, answer), SurfaceDistances.of(truth, answer, 1));
            }
        }
    }

    @ParameterizedTest(name = "spacing {0} x {1} x {2}")
    @CsvSource({"1, 1, 1", "0.7, 0.7, 5", "0.2, 1, 3"})
    void inVolumesOfFarPiecesTheyAreThoseOfASearchThroughAllCorners(double x, double y, double z) {
        Random random = new Random(5);
        VoxelSpacing spacing = new VoxelSpacing(x, y, z);
        for (int round = 0; round < 8; round++) {
            int[] size = {90 + random.nextInt(90), 40, 35}; // farther apart than what is looked for near by
            LabelVoxels truth = cubes(random, size, spacing);
            LabelVoxels answer = cubes(random, size, spacing);
            compare(new BruteForce(truth, answer), SurfaceDistances.of(truth, answer, 1));
        }
    }

    @ParameterizedTest(name = "spacing {0} x {1}")
    @CsvSource({"1, 1", "0.7, 3"})
    void inPlanesTheyAreThoseOfASearchThroughAllCorners(double x, double y) {
        Random random = new Random(4);
        for (int round = 0; round < 60; round++) {
            int width = 1 + random.nextInt(140); // some rows of more than 64 bits
            int height = 1 + random.nextInt(9);
            double share = random.nextDouble();
            Mask truth = Mask.of(width, height, (u, v) -> random.nextDouble() < share);
            Mask answer = Mask.of(width, height, (u, v) -> random.nextDouble() < share * share);
            if (!truth.isEmpty() && !answer.isEmpty()) {
                PixelSpacing spacing = new PixelSpacing(x, y);
                compare(new BruteForce(truth, answer, spacing), SurfaceDistances.of(truth, answer, spacing));
            }
        }
    }

    private static void compare(BruteForce expected, SurfaceDistances distances) {
        for (double tolerance : new double[] {0, 0.5, 1.3, 4}) {
            assertThat(distances.nsd(tolerance)).isCloseTo(expected.nsd(tolerance), within(TOLERANCE));
        }
        assertThat(distances.hausdorff()).isCloseTo(expected.hausdorff(), within(TOLERANCE));
        assertThat(distances.averageFromTruth()).isCloseTo(expected.averageFromTruth(), within(TOLERANCE));
        assertThat(distances.averageFromAnswer()).isCloseTo(expected.averageFromAnswer(), within(TOLERANCE));
    }

    @Test
    void aSquareShiftedByAPixelIsOnePixelOff() {
        Mask square = square(5);
        SurfaceDistances distances = SurfaceDistances.of(square, square(6), new PixelSpacing(0.5, 2));
        assertThat(distances.hausdorff()).isEqualTo(0.5);
        assertThat(distances.nsd(0.5)).isEqualTo(1);
        assertThat(distances.nsd(0.49)).isLessThan(1);
        assertThat(SurfaceDistances.of(square, square, UNIT).nsd(0)).isEqualTo(1);
        assertThat(SurfaceDistances.of(square, square, UNIT).hausdorff()).isZero();
    }

    private static Mask square(int x0) {
        return Mask.of(30, 30, (x, y) -> x >= x0 && x < x0 + 10 && y >= 7 && y < 17);
    }

    @Test
    void emptyObjectsAgreeWithEachOtherOnly() {
        Mask empty = Mask.empty(30, 30);
        SurfaceDistances both = SurfaceDistances.of(empty, empty, UNIT);
        assertThat(both.nsd(0)).isEqualTo(1);
        assertThat(both.hausdorff95()).isZero();
        assertThat(both.average()).isZero();
        for (SurfaceDistances one :
                List.of(SurfaceDistances.of(empty, square(3), UNIT), SurfaceDistances.of(square(3), empty, UNIT))) {
            assertThat(one.nsd(1e9)).isZero();
            assertThat(one.hausdorff95()).isInfinite();
            assertThat(one.averageFromTruth()).isInfinite();
            assertThat(one.averageFromAnswer()).isInfinite();
        }
    }

    @Test
    void aLonePixelHasAContourOfFourCutCorners() {
        Mask pixel = Mask.of(1, 1, (x, y) -> true);
        assertThat(SurfaceDistances.of(pixel, pixel, UNIT).nsd(0)).isEqualTo(1);
        BitRows bits = new BitRows(1, 1, 1);
        bits.set(0, 0, 0);
        Surface contour = Surface.ofPlane(bits, VoxelSpacing.of(UNIT));
        assertThat(contour.area(0, 0, 0) + contour.area(1, 0, 0) + contour.area(0, 1, 0) + contour.area(1, 1, 0))
                .isCloseTo(2 * Math.sqrt(2), within(TOLERANCE));
    }

    @Test
    void theContourOfARectangleHasItsSidesAndCutCorners() {
        BitRows bits = new BitRows(5, 4, 1);
        IntStream.range(0, 20).forEach(i -> bits.set(i % 5, i / 5, 0));
        Surface contour = Surface.ofPlane(bits, VoxelSpacing.of(new PixelSpacing(2, 3)));
        double length = 0;
        for (int y = 0; y <= 4; y++) {
            for (int x = contour.corners().next(0, y, 0);
                    x <= 5;
                    x = contour.corners().next(x + 1, y, 0)) {
                length += contour.area(x, y, 0);
            }
        }
        assertThat(length).isCloseTo(2 * (4 * 2 + 3 * 3) + 4 * Math.hypot(1, 1.5), within(TOLERANCE));
    }

    @Test
    void nothingIsMeasuredOfDifferentSizesOrWithoutSense() {
        assertThatThrownBy(() -> SurfaceDistances.of(Mask.empty(3, 4), Mask.empty(4, 3), UNIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 x 4");
        VoxelSpacing spacing = new VoxelSpacing(1, 1, 1);
        LabelVoxels small = random(new Random(1), new int[] {2, 2, 2}, spacing);
        LabelVoxels large = random(new Random(1), new int[] {2, 2, 3}, spacing);
        assertThatThrownBy(() -> SurfaceDistances.of(small, large, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 2 x 3");
        assertThatThrownBy(() -> Overlap.of(small, large, 1)).isInstanceOf(IllegalArgumentException.class);
        SurfaceDistances distances = SurfaceDistances.of(square(1), square(2), UNIT);
        assertThatThrownBy(() -> distances.nsd(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> distances.nsd(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> distances.hausdorff(101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VoxelSpacing(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** One or two cubes of three voxels anywhere. */
    private static LabelVoxels cubes(Random random, int[] size, VoxelSpacing spacing) {
        int[][] ids = new int[size[2]][size[0] * size[1]];
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            int x0 = random.nextInt(size[0] - 3);
            int y0 = random.nextInt(size[1] - 3);
            int z0 = random.nextInt(size[2] - 3);
            for (int i = 0; i < 27; i++) {
                ids[z0 + i / 9][(y0 + i / 3 % 3) * size[0] + x0 + i % 3] = 1;
            }
        }
        return LabelVoxels.of(
                Arrays.stream(ids)
                        .map(slice -> LabelImage.of(size[0], size[1], slice))
                        .toList(),
                spacing);
    }

    private static LabelVoxels random(Random random, int[] size, VoxelSpacing spacing) {
        double share = random.nextDouble();
        List<LabelImage> slices = new ArrayList<>();
        for (int z = 0; z < size[2]; z++) {
            int[] ids = new int[size[0] * size[1]];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = random.nextDouble() < share ? 1 : random.nextInt(3);
            }
            slices.add(LabelImage.of(size[0], size[1], ids));
        }
        return LabelVoxels.of(slices, spacing);
    }
}
