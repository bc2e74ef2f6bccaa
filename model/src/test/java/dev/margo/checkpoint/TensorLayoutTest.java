package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorLayoutTest {
    private static final long HUGE = Long.MAX_VALUE / 2;

    @TempDir
    Path folder;

    @Test
    void sizesAndStridesThatOverflowAreRefused() {
        assertThat(fault(0, new long[] {HUGE, HUGE}, new long[] {0, 0})).contains("overflows");
        assertThat(fault(0, new long[] {3}, new long[] {HUGE})).contains("reaches");
        assertThat(fault(0, new long[] {5}, new long[] {HUGE})).contains("overflows");
        assertThat(fault(HUGE, new long[] {1}, new long[] {1})).contains("reaches");
        assertThat(fault(-1, new long[] {1}, new long[] {1})).contains("reaches");
        assertThat(fault(0, new long[] {-1}, new long[] {1})).contains("below 0");
        assertThat(fault(9, new long[] {2}, new long[] {-1})).contains("below 0");
        assertThat(fault(0, new long[] {1L << 31}, new long[] {0})).contains("at most 2147483647");
        assertThat(fault(0, new long[65], new long[65])).contains("at most 64");
    }

    @Test
    void whatFitsIsTaken() {
        assertThat(fault(0, new long[] {2, 5}, new long[] {5, 1})).isNull();
        assertThat(fault(9, new long[0], new long[0])).isNull();
        assertThat(fault(10, new long[] {0, 3}, new long[] {3, 1})).isNull();
        assertThat(fault(1, new long[] {100, 3}, new long[] {0, 4})).isNull();
    }

    private static String fault(long offset, long[] shape, long[] strides) {
        return new TensorLayout(DType.F32, offset, shape, strides).fault(40);
    }

    @Test
    void anyStridesGiveWhatIndexingOneByOneGives() throws IOException {
        Path path = folder.resolve("ints");
        ByteBuffer ints = ByteBuffer.allocate(4 * 200_000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 200_000; i++) {
            ints.putInt(i);
        }
        Files.write(path, ints.array());
        Random random = new Random(3);
        try (FileBytes file = FileBytes.open(path)) {
            for (int i = 0; i < 200; i++) {
                TensorLayout layout = random(random);
                StoredTensor tensor = StoredTensor.of("t", layout, new Region(0, 800_000), file);
                assertThat(CheckpointFiles.floats(tensor)).isEqualTo(oneByOne(layout));
                float[] fromRaw = new float[tensor.elementCount()];
                FloatValues.convert(
                        DType.I32,
                        ByteBuffer.wrap(CheckpointFiles.raw(tensor)).order(ByteOrder.LITTLE_ENDIAN),
                        FloatBuffer.wrap(fromRaw));
                assertThat(fromRaw).isEqualTo(oneByOne(layout));
            }
        }
    }

    private static TensorLayout random(Random random) {
        long[] shape = new long[random.nextInt(5)];
        long[] strides = new long[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = random.nextInt(6) + (random.nextInt(10) == 0 ? 0 : 1);
            strides[axis] = random.nextInt(4) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 9 : 6000);
        }
        TensorLayout layout = new TensorLayout(DType.I32, random.nextInt(1000), shape, strides);
        return random.nextInt(4) == 0 ? TensorLayout.contiguous(DType.I32, shape) : layout;
    }

    /** The specification: the innermost index runs fastest, every element on its own. */
    private static float[] oneByOne(TensorLayout layout) {
        float[] values = new float[layout.count()];
        for (int i = 0; i < values.length; i++) {
            long element = layout.offset();
            int rest = i;
            for (int axis = layout.shape().length - 1; axis >= 0; axis--) {
                element += rest % layout.shape()[axis] * layout.strides()[axis];
                rest /= (int) layout.shape()[axis];
            }
            values[i] = element;
        }
        return values;
    }
}
