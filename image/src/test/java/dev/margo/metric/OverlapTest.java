package dev.margo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapTest {
    private static final VoxelSpacing UNIT = new VoxelSpacing(1, 1, 1);

    @Test
    void countsWhatMasksHaveInCommon() {
        Mask truth = Mask.of(4, 4, (x, y) -> x < 2);
        Mask answer = Mask.of(4, 4, (x, y) -> y < 3);
        Overlap overlap = Overlap.of(truth, answer);
        assertThat(overlap).isEqualTo(new Overlap(8, 12, 6));
        assertThat(overlap.dice()).isEqualTo(12.0 / 20);
        assertThat(overlap.iou()).isEqualTo(6.0 / 14);
    }

    @Test
    void countsLabelByLabel() {
        LabelVoxels truth = LabelVoxels.of(
                List.of(LabelImage.of(3, 1, new int[] {1, 1, 0}), LabelImage.of(3, 1, new int[] {7, 7, 7})), UNIT);
        LabelVoxels answer = LabelVoxels.of(
                List.of(LabelImage.of(3, 1, new int[] {0, 1, 1}), LabelImage.of(3, 1, new int[] {2, 7, 0})), UNIT);
        assertThat(truth.labels()).containsExactly(1, 7);
        assertThat(Overlap.of(truth, answer, 1)).isEqualTo(new Overlap(2, 2, 1));
        assertThat(Overlap.of(truth, answer, 7)).isEqualTo(new Overlap(3, 1, 1));
        assertThat(Overlap.of(truth, answer, 2)).isEqualTo(new Overlap(0, 1, 0));
        assertThat(Overlap.of(truth, answer, 5).dice()).isEqualTo(1);
    }

    @Test
    void labelsOfAVolumeKeepTheirPlaceAndSpacing() {
        Voxels slice = Voxels.of(VoxelType.INT32, 0, 4, 4, 0, 300, 4);
        VoxelGrid grid = new VoxelGrid(3, 2, 1, Affine.spaced(0.5, 2, 7));
        Intensity labels = Intensity.stored(Intensity.Kind.LABELS);
        Volume volume = Volume.of(grid, Volume.Layout.single(VoxelType.INT32), labels, List.of(slice));
        LabelVoxels voxels = LabelVoxels.of(Segmentation.unnamed(volume), 0);
        assertThat(voxels.labels()).containsExactly(4, 300);
        assertThat(voxels.count(4)).isEqualTo(3);
        assertThat(voxels.box(4)).contains(new VoxelBox(1, 0, 0, 2, 1, 0));
        assertThat(voxels.spacing()).isEqualTo(new VoxelSpacing(0.5, 2, 7));
    }

    @Test
    void emptyMasksAgreeWithEachOtherOnly() {
        Mask empty = Mask.empty(4, 4);
        Mask full = empty.not();
        assertThat(Overlap.of(empty, empty).dice()).isEqualTo(1);
        assertThat(Overlap.of(empty, empty).iou()).isEqualTo(1);
        assertThat(Overlap.of(empty, full).dice()).isZero();
        assertThat(Overlap.of(full, empty).iou()).isZero();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Overlap.of(Mask.empty(2, 3), Mask.empty(3, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Overlap(1, 2, 2)).isInstanceOf(IllegalArgumentException.class);
        List<LabelImage> beyond = List.of(LabelImage.of(1, 1, new int[] {65536}));
        assertThatThrownBy(() -> LabelVoxels.of(beyond, UNIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65535");
        List<LabelImage> uneven = List.of(LabelImage.of(1, 2, new int[2]), LabelImage.of(2, 1, new int[2]));
        assertThatThrownBy(() -> LabelVoxels.of(uneven, UNIT)).isInstanceOf(IllegalArgumentException.class);
    }
}
