package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VoxelsTest {
    @ParameterizedTest
    @EnumSource(VoxelType.class)
    void everyTypeHoldsItsEndsAndNothingBeyond(VoxelType type) {
        Voxels voxels = Voxels.of(type, type.least(), 0, 1, type.most());
        assertThat(voxels.toArray()).containsExactly(type.least(), 0, 1, type.most());
        assertThat(voxels.get(3)).isEqualTo(type.most());
        assertThat(voxels.count()).isEqualTo(4);
        if (type != VoxelType.FLOAT64) {
            double beyond = Math.max(Math.nextUp(type.most()), type.isWhole() ? type.most() + 1 : 0);
            assertThatThrownBy(() -> Voxels.of(type, 0, beyond))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at index 1 does not fit " + type);
        }
    }

    @Test
    void wholeTypesRoundHalfAwayFromZeroAndRefuseNaN() {
        assertThat(Voxels.of(VoxelType.INT16, 0.5, -0.5, 1.49).toArray()).containsExactly(1, -1, 1);
        assertThatThrownBy(() -> Voxels.of(VoxelType.INT16, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Voxels.of(VoxelType.FLOAT32, Double.NaN).get(0)).isNaN();
    }

    @Test
    void wholeNumbersOf64BitsAreExact() {
        byte[] bytes = {-1, -1, -1, -1, -1, -1, -1, -1, 1, 0, 0, 0, 0, 0, 32, 0};
        Voxels unsigned = Voxels.adopt(VoxelType.UINT64, bytes.clone());
        assertThat(unsigned.get(0)).isEqualTo(0x1p64);
        assertThat(unsigned.whole(0)).isEqualTo(-1);
        assertThat(unsigned.whole(1)).isEqualTo(0x20000000000001L);
        assertThat(Voxels.adopt(VoxelType.INT64, bytes).get(0)).isEqualTo(-1);
        Voxels floats = Voxels.of(VoxelType.FLOAT32, 1);
        assertThatThrownBy(() -> floats.whole(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void bigEndianBytesAreTurned() {
        Voxels voxels = Voxels.adopt(VoxelType.INT32, new byte[] {0, 0, 1, 2, -1, -1, -1, -1}, ByteOrder.BIG_ENDIAN);
        assertThat(voxels.toArray()).containsExactly(258, -1);
    }

    @Test
    void aRangeIsACopyWithinBounds() {
        Voxels voxels = Voxels.of(VoxelType.UINT16, 1, 2, 3, 4);
        assertThat(voxels.range(1, 2)).isEqualTo(Voxels.of(VoxelType.UINT16, 2, 3));
        assertThatThrownBy(() -> voxels.range(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> voxels.get(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Voxels.adopt(VoxelType.UINT16, new byte[3]))
                .hasMessageContaining("3 bytes are not whole UINT16 values");
        assertThat(voxels.buffer().isReadOnly()).isTrue();
    }
}
