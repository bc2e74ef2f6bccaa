package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalfFloatsTest {
    @TempDir
    Path folder;

    @Test
    void everyHalfComesBackAsItself() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = FloatValues.half((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(HalfFloats.bits(value)).as("%s", value).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void otherValuesGoToTheNearestHalf() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            float value = (float) Math.scalb(random.nextDouble(-1, 1), random.nextInt(-30, 16));
            short bits = HalfFloats.bits(value);
            double distance = Math.abs((double) FloatValues.half(bits) - value);
            for (int step : new int[] {-1, 1}) {
                double other = Math.abs((double) FloatValues.half((short) (bits + step)) - value);
                assertThat(Double.isNaN(other) || distance <= other)
                        .as("%s", value)
                        .isTrue();
            }
        }
        assertThat(HalfFloats.bits(1 + 0x1p-11f)).as("a tie").isEqualTo(HalfFloats.bits(1));
        assertThat(HalfFloats.bits(1 + 3 * 0x1p-11f)).as("a tie").isEqualTo(HalfFloats.bits(1 + 0x1p-9f));
        assertThat(HalfFloats.bits(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xFC00);
    }

    @Test
    void aHalvedCheckpointKeepsNamesShapesAndWhatItSays() throws IOException {
        Path halved = folder.resolve("half.safetensors");
        try (Checkpoint source = Checkpoint.open(written(1, -0.5f, 3.14159f))) {
            CheckpointConversion.halve(source, halved, Map.of("more", "words"));
        }
        try (Checkpoint copy = Checkpoint.open(halved)) {
            float[] values = new float[3];
            copy.get("a").orElseThrow().readFloats(FloatBuffer.wrap(values));
            assertThat(copy.get("a").orElseThrow().dtype()).isEqualTo(DType.F16);
            assertThat(values).containsExactly(1, -0.5f, 3.140625f);
            assertThat(copy.metadata()).containsEntry("said", "before").containsEntry("more", "words");
        }
    }

    @Test
    void aValueBeyondTheRangeIsRefused() throws IOException {
        try (Checkpoint source = Checkpoint.open(written(70000))) {
            assertThatThrownBy(() -> CheckpointConversion.halve(source, folder.resolve("half.safetensors"), Map.of()))
                    .isInstanceOf(CheckpointFormatException.class)
                    .hasMessageContaining("70000")
                    .hasMessageContaining("65504");
        }
    }

    private Path written(float... values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Path file = folder.resolve("whole.safetensors");
        WritableTensor tensor = new WritableTensor("a", DType.F32, new long[] {values.length}, TensorSource.of(bytes));
        SafetensorsWriter.write(file, List.of(tensor), Map.of("said", "before"));
        return file;
    }
}
