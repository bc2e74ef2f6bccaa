package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void pickleProtocol4IsRead() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(CheckpointFiles.resource("protocol4.pth"))) {
            assertThat(values(checkpoint, "weight")).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(values(checkpoint, "bias")).containsExactly(-1f, 0.5f);
        }
    }

    @Test
    void aTensorOnAnUntypedStorageHasTheDtypeOfItsDescription(@TempDir Path folder) throws IOException {
        PickleBytes pickle = new PickleBytes().op(0x80, 2, '}').text("w");
        pickle.global("torch._utils", "_rebuild_tensor_v3").op('(', '(').text("storage");
        pickle.global("torch.storage", "UntypedStorage").text("0").text("cpu").op('K', 8, 't', 'Q');
        pickle.op('K', 1, 'K', 1, 0x85, 'K', 1, 0x85, 0x89, ')')
                .global("torch", "float32")
                .op('t', 'R', 's', '.');
        try (Checkpoint checkpoint = Checkpoint.open(pickle.zipped(folder))) {
            assertThat(values(checkpoint, "w")).containsExactly(2);
        }
    }

    @Test
    void aTensorWithPythonAttributesIsRead(@TempDir Path folder) throws IOException {
        PickleBytes pickle = new PickleBytes().op(0x80, 2, '}').text("w");
        pickle.global("torch._tensor", "_rebuild_from_type_v2").op('(');
        pickle.global("torch._utils", "_rebuild_tensor_v2")
                .global("torch.nn.parameter", "Parameter")
                .op('(', '(');
        pickle.text("storage")
                .global("torch", "FloatStorage")
                .text("0")
                .text("cpu")
                .op('K', 2, 't', 'Q');
        pickle.op('K', 0, 'K', 2, 0x85, 'K', 1, 0x85, 0x89, ')', 't')
                .op('}')
                .text("note")
                .text("x")
                .op('s', 't', 'R');
        try (Checkpoint checkpoint = Checkpoint.open(pickle.op('s', '.').zipped(folder))) {
            assertThat(values(checkpoint, "w")).containsExactly(1, 2);
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
