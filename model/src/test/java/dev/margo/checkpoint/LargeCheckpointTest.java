package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs 5 GB of disk. */
@Tag("heavy")
class LargeCheckpointTest {
    private static final long ELEMENTS = (1L << 30) + 5; // times 4 bytes: just beyond what 32 bits can say

    @TempDir
    Path folder;

    @Test
    void aTensorBeyondFourGigabytesAndOneBehindItComeBack() throws IOException {
        Path file = folder.resolve("large.pth");
        TensorSource zerosThenNines = (offset, target) -> {
            while (target.hasRemaining()) {
                long at = offset + target.position();
                target.put((byte) (at >= 4 * ELEMENTS - 3 ? 9 : 0));
            }
        };
        TorchZipWriter.write(
                file,
                List.of(
                        new WritableTensor("large", DType.F32, new long[] {ELEMENTS}, zerosThenNines),
                        CheckpointFiles.tensor("behind", 1, 2)));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            StoredTensor large = checkpoint.get("large").orElseThrow();
            assertThat(large.byteCount()).isEqualTo(4 * ELEMENTS);
            ByteBuffer end = ByteBuffer.allocate(8);
            large.rawSource().read(4 * ELEMENTS - 8, end);
            assertThat(end.array()).containsExactly(0, 0, 0, 0, 0, 9, 9, 9);
            FloatBuffer behind = FloatBuffer.allocate(2);
            checkpoint.get("behind").orElseThrow().readFloats(behind);
            assertThat(behind.array()).containsExactly(1, 2);
        }
    }
}
