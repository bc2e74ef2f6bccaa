package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

/** Files as other people's training leaves them; {@code make.py} in the test resources made them. */
class ForeignCheckpointTest {

    @Test
    void aPickledOptimizerBesideTheModelIsLeftOut() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(CheckpointFiles.resource("pickled_optimizer.pth"))) {
            assertThat(checkpoint.names()).containsExactly("weight", "bias");
            assertThat(values(checkpoint, "weight")).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(values(checkpoint, "bias")).containsExactly(-1f, 0.5f);
            assertThat(checkpoint.notes())
                    .containsExactly(
                            "tensors found under 'model'", "left out 'optimizer': an object of torch.optim.adam.Adam");
        }
    }

    @Test
    void aTrainingCheckpointOfTorchEmGivesItsModelWithoutPrefix() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(CheckpointFiles.resource("torch_em_like.pth"))) {
            assertThat(checkpoint.names()).containsExactly("image_encoder.weight", "image_encoder.bias");
            assertThat(values(checkpoint, "image_encoder.weight")).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(checkpoint.notes())
                    .contains(
                            "prefix 'module.sam.' taken off the names",
                            "left out 'best_metric': an object of numpy.core.multiarray.scalar");
        }
    }

    @Test
    void stridesAndOffsetsAreHonoured() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(CheckpointFiles.resource("strides.pth"))) {
            assertThat(values(checkpoint, "expanded")).containsExactly(1, 1, 1, 2, 2, 2);
            assertThat(values(checkpoint, "stepped")).containsExactly(1, 4, 7);
            assertThat(checkpoint.get("permuted").orElseThrow().shape()).containsExactly(4, 2, 3);
            assertThat(values(checkpoint, "permuted"))
                    .startsWith(0, 4, 8, 12, 16, 20, 1, 5, 9)
                    .endsWith(15, 19, 23);
            assertThat(values(checkpoint, "tail")).containsExactly(17, 18, 21, 22);
            assertThat(values(checkpoint, "one")).containsExactly(23);
            assertThat(values(checkpoint, "empty")).isEmpty();
        }
    }

    @Test
    void nanAndInfinitiesSurviveWidening() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(CheckpointFiles.resource("strides.pth"))) {
            float[] values = values(checkpoint, "nan");
            assertThat(values[0]).isNaN();
            assertThat(values[1]).isEqualTo(Float.POSITIVE_INFINITY);
            assertThat(values[2]).isEqualTo(Float.NEGATIVE_INFINITY);
            assertThat(Float.floatToRawIntBits(values[3])).isEqualTo(0x80000000);
        }
    }

    @Test
    void aDtypeThatIsNotReadIsNamed() {
        assertThatThrownBy(() -> Checkpoint.open(CheckpointFiles.resource("complex.pth")))
                .isInstanceOf(CheckpointFormatException.class)
                .hasMessageContaining("'z'")
                .hasMessageContaining("torch.ComplexFloatStorage");
    }

    @Test
    void readingAppendsAtThePositionOfTheTarget() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(CheckpointFiles.resource("strides.pth"))) {
            FloatBuffer target = FloatBuffer.allocate(9);
            checkpoint
                    .get("expanded")
                    .orElseThrow()
                    .readFloats(target.position(1).limit(7));
            checkpoint.get("nan").orElseThrow(); // not read
            assertThat(target.position()).isEqualTo(7);
            assertThat(target.array()).containsExactly(0, 1, 1, 1, 2, 2, 2, 0, 0);
            assertThatThrownBy(() -> checkpoint.get("expanded").orElseThrow().readFloats(target))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("tensor 'expanded' needs a target with 6 floats remaining, got 0");
        }
    }

    @Test
    void readingAfterCloseNamesTheRemedy() throws IOException {
        Checkpoint checkpoint = Checkpoint.open(CheckpointFiles.resource("strides.pth"));
        StoredTensor tensor = checkpoint.get("one").orElseThrow();
        checkpoint.close();
        assertThatThrownBy(() -> CheckpointFiles.floats(tensor))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read its tensors before closing it");
    }

    private static float[] values(Checkpoint checkpoint, String name) throws IOException {
        return CheckpointFiles.floats(checkpoint.get(name).orElseThrow());
    }
}
