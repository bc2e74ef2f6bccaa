package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VoxelGridTest {
    private static final VoxelGrid GRID = new VoxelGrid(11, 6, 3, Affine.spaced(1, 2, 5));

    @Test
    void theDistanceOfGridsIsThatOfTheirFarthestVoxels() {
        assertThat(GRID.distanceMm(GRID)).isZero();
        assertThat(GRID.distanceMm(new VoxelGrid(11, 6, 3, Affine.spaced(1.5, 2, 5))))
                .isEqualTo(5);
        VoxelGrid moved = new VoxelGrid(11, 6, 3, Affine.of(1, 0, 0, 3, 0, 2, 0, 4, 0, 0, 5, 0));
        assertThat(GRID.distanceMm(moved)).isCloseTo(5, within(1e-12));
    }

    @Test
    void gridsOfOtherSizesHaveNone() {
        VoxelGrid deeper = new VoxelGrid(11, 6, 4, Affine.spaced(1, 2, 5));
        assertThatThrownBy(() -> GRID.distanceMm(deeper)).hasMessage("11 x 6 x 4 voxels, expected 11 x 6 x 3");
    }
}
