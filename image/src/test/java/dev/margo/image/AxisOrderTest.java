package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisOrderTest {
    private static final String PAIRS = "LRPASI";
    private static final int[] SIZE = {4, 3, 5};
    private static final double[] SPACING = {0.5, 2, 3};

    /** 16-bit voxels that tell their place, at two times. */
    private static Volume volume(Affine toPatient) {
        List<Voxels> slices = new ArrayList<>();
        for (int slice = 0; slice < 2 * SIZE[2]; slice++) {
            double[] values = new double[SIZE[0] * SIZE[1]];
            for (int i = 0; i < values.length; i++) {
                values[i] = 1000 * slice + i;
            }
            slices.add(Voxels.of(VoxelType.INT16, values));
        }
        return Volume.of(
                new VoxelGrid(SIZE[0], SIZE[1], SIZE[2], toPatient),
                new Volume.Layout(VoxelType.INT16, 1, 2, OptionalDouble.empty()),
                Intensity.stored(Intensity.Kind.ARBITRARY),
                slices);
    }

    /** A grid whose axes run, a little obliquely, to these letters. */
    private static Affine towards(String letters) {
        double[][] basis = {{0.96, 0.28, 0}, {-0.28, 0.96, 0}, {0, 0, 1}};
        double[] direction = new double[9];
        for (int axis = 0; axis < 3; axis++) {
            int pair = PAIRS.indexOf(letters.charAt(axis));
            for (int row = 0; row < 3; row++) {
                direction[3 * row + axis] = (pair % 2 == 0 ? 1 : -1) * basis[pair / 2][row];
            }
        }
        return Affine.of(new double[] {-10, 20, 30}, direction, SPACING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LPS", "RAS", "LAS", "LPI", "PLS", "SRA", "IPR", "ASL", "RSP"})
    void everyVoxelStaysWhereItIs(String letters) {
        Volume volume = volume(towards("LPS"));
        Volume turned = volume.reorderedLike(new VoxelGrid(1, 1, 1, towards(letters)));
        assertThat(turned.grid().toPatient().letters()).isEqualTo(letters);
        assertThat(turned.grid().voxels()).isEqualTo(volume.grid().voxels());
        Affine back = volume.grid().toPatient().inverse();
        for (int t = 0; t < 2; t++) {
            for (int z = 0; z < turned.grid().depth(); z++) {
                double[] values = turned.stored(z, t).toArray();
                for (int i = 0; i < values.length; i++) {
                    double[] mm = turned.grid()
                            .toPatient()
                            .apply(i % turned.grid().width(), i / turned.grid().width(), z);
                    double[] old = back.apply(mm[0], mm[1], mm[2]);
                    assertThat(values[i])
                            .isEqualTo(1000 * (5 * t + Math.rint(old[2])) + 4 * Math.rint(old[1]) + Math.rint(old[0]));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LPS", "RAI", "SRA", "IPR"})
    void thereAndBackIsTheSame(String letters) {
        Volume volume = volume(towards("LPS"));
        Volume back =
                volume.reorderedLike(new VoxelGrid(1, 1, 1, towards(letters))).reorderedLike(volume.grid());
        assertThat(back.grid().distanceMm(volume.grid())).isCloseTo(0, within(1e-12));
        for (int z = 0; z < SIZE[2]; z++) {
            assertThat(back.stored(z, 1)).isEqualTo(volume.stored(z, 1));
        }
    }

    @Test
    void theSameAxesGiveTheVolumeItself() {
        Volume volume = volume(towards("LPS"));
        assertThat(volume.reorderedLike(volume.grid())).hasToString(volume.toString());
        assertThat(volume.reorderedLike(volume.grid()).stored(1, 1)).isSameAs(volume.stored(1, 1));
    }
}
