package dev.margo.evaluate.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.evaluate.volume.VolumeObjectRule.Wanted;
import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import dev.margo.volume.SliceStack;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineTest {
    private static final VoxelGrid GRID = new VoxelGrid(50, 40, 30, Affine.spaced(0.5, 1, 2));

    /** A ball of 7 mm, cut across any axis. */
    private static SortedMap<Integer, Mask> ball(SliceStack stack) {
        SortedMap<Integer, Mask> slices = new TreeMap<>();
        for (int i = 0; i < stack.slices(); i++) {
            int slice = i;
            Mask mask = Mask.of(stack.size().width(), stack.size().height(), (u, v) -> switch (stack.axis()) {
                case X -> isBall(slice, u, v);
                case Y -> isBall(u, slice, v);
                case Z -> isBall(u, v, slice);
            });
            if (!mask.isEmpty()) {
                slices.put(slice, mask);
            }
        }
        return slices;
    }

    private static boolean isBall(int x, int y, int z) {
        return Math.hypot(Math.hypot(0.5 * (x - 25), y - 20), 2 * (z - 15)) <= 7;
    }

    private static double dice(SliceStack stack, SortedMap<Integer, Mask> object, SortedMap<Integer, Mask> answer) {
        return new SolidScores(stack, 1).of(new Wanted("1", object), answer).dice();
    }

    @ParameterizedTest
    @EnumSource(Axis.class)
    void theEllipsoidIsAlmostABallByTheSpacing(Axis axis) {
        SliceStack stack = new SliceStack(GRID, axis);
        SortedMap<Integer, Mask> ball = ball(stack);
        int middle = new Wanted("1", ball).middle();
        assertThat(dice(stack, ball, Baseline.ELLIPSOID.of(stack, ball, middle)))
                .isGreaterThan(0.9);
    }

    @Test
    void theEllipsoidKnowsTheBoxAlone() {
        SliceStack stack = new SliceStack(GRID, Axis.Z);
        SortedMap<Integer, Mask> ball = ball(stack);
        SortedMap<Integer, Mask> slice = new TreeMap<>();
        slice.put(
                15, Mask.of(50, 40, (x, y) -> x >= 11 && x <= 39 && y >= 13 && y <= 27)); // the ball's box there, full
        assertThat(Baseline.ELLIPSOID.of(stack, slice, 15)).isEqualTo(Baseline.ELLIPSOID.of(stack, ball, 15));
    }

    @Test
    void theEllipsoidOfAFlatBoxIsOneSlice() {
        SliceStack stack = new SliceStack(GRID, Axis.Z);
        SortedMap<Integer, Mask> small = new TreeMap<>();
        small.put(3, Mask.of(50, 40, (x, y) -> x == 4 && y == 4));
        assertThat(Baseline.ELLIPSOID.of(stack, small, 3)).containsOnlyKeys(3);
    }

    @Test
    void theCylinderIsToldTheExtent() {
        SliceStack stack = new SliceStack(GRID, Axis.Z);
        SortedMap<Integer, Mask> ball = ball(stack);
        SortedMap<Integer, Mask> cylinder = Baseline.CYLINDER_ORACLE.of(stack, ball, 15);
        assertThat(cylinder.keySet()).isEqualTo(ball.keySet());
        assertThat(cylinder.values()).containsOnly(cylinder.get(15));
        assertThat(cylinder.get(15).bounds()).isEqualTo(ball.get(15).bounds());
    }
}
