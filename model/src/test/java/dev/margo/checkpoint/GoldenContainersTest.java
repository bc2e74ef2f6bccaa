package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.testkit.FormulaWeights;
import dev.margo.testkit.Golden;
import dev.margo.testkit.GoldenFile;
import dev.margo.testkit.GoldenTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenContainersTest {
    private static final GoldenFile EXPECTED = Golden.file("containers/plain_expected.safetensors");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "ddp_prefix", "wrapped_model_key", "wrapped_model_state", "legacy"})
    void everyContainerGivesTheValuesThatPythonSees(String name) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(Golden.path("containers/" + name + ".pth"))) {
            assertThat(checkpoint.names()).containsExactlyElementsOf(EXPECTED.names());
            for (StoredTensor tensor : checkpoint.tensors()) {
                GoldenTensor expected = EXPECTED.get(tensor.name());
                long[] shape = tensor.name().equals("scalar") ? new long[0] : expected.shape();
                assertThat(tensor.shape()).as(tensor.name()).isEqualTo(shape);
                assertThat(CheckpointFiles.floats(tensor)).as(tensor.name()).isEqualTo(widened(expected));
            }
        }
    }

    private static float[] widened(GoldenTensor tensor) {
        double[] values = switch (tensor.dtype()) {
            case "F32" -> floatsAsDoubles(tensor.floats());
            case "F64" -> tensor.doubles();
            case "I64" -> Arrays.stream(tensor.longs()).asDoubleStream().toArray();
            case "I32" -> Arrays.stream(tensor.ints()).asDoubleStream().toArray();
            default -> bytesAsDoubles(tensor.bytes());
        };
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] floatsAsDoubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static double[] bytesAsDoubles(byte[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i] & 0xFF);
        return doubles;
    }

    @Test
    void safetensorsGiveTheSameAsTheTestKitsOwnReader() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(Golden.path("containers/plain_expected.safetensors"))) {
            assertThat(checkpoint.format()).isEqualTo(CheckpointFormat.SAFETENSORS);
            assertThat(checkpoint.names()).containsExactlyElementsOf(EXPECTED.names());
            for (StoredTensor tensor : checkpoint.tensors()) {
                GoldenTensor expected = EXPECTED.get(tensor.name());
                assertThat(tensor.dtype().safetensorsName()).isEqualTo(expected.dtype());
                assertThat(tensor.shape()).isEqualTo(expected.shape());
                assertThat(CheckpointFiles.raw(tensor)).isEqualTo(expected.bytes());
            }
        }
    }

    @Test
    void tensorsKeepTheDtypeTheyWereSavedIn() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(Golden.path("containers/plain.pth"))) {
            assertThat(checkpoint.tensors().stream().map(StoredTensor::dtype))
                    .startsWith(
                            DType.F32,
                            DType.F16,
                            DType.BF16,
                            DType.F64,
                            DType.I64,
                            DType.I32,
                            DType.U8,
                            DType.BOOL,
                            DType.F32);
        }
    }

    @Test
    void aParameterIsATensor() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(Golden.path("containers/parameter.pth"))) {
            assertThat(checkpoint.names()).containsExactly("w");
            assertThat(checkpoint.get("w").orElseThrow().shape()).containsExactly(3);
            assertThat(checkpoint.get("v")).isEmpty();
        }
    }

    @Test
    void whatIsTakenOffAndLeftOutIsNoted() throws IOException {
        assertThat(notes("wrapped_model_key"))
                .containsExactly(
                        "tensors found under 'model'",
                        "left out 'epoch': a number",
                        "left out 'optimizer': a dictionary",
                        "left out 'note': text",
                        "left out 'none': nothing");
        assertThat(notes("wrapped_model_state"))
                .containsExactly(
                        "tensors found under 'model_state'",
                        "left out 'decoder_state': a dictionary of tensors",
                        "left out 'iteration': a number");
        assertThat(notes("ddp_prefix")).containsExactly("prefix 'module.' taken off the names");
        assertThat(notes("plain")).isEmpty();
    }

    private static List<String> notes(String name) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(Golden.path("containers/" + name + ".pth"))) {
            return checkpoint.notes();
        }
    }

    @Test
    void theMaliciousFileIsRefusedByNameAndNothingIsExecuted() {
        Path canary = Path.of("SHOULD_NOT_EXIST");
        assertThatThrownBy(() -> Checkpoint.open(Golden.path("containers/malicious_reduce.pth")))
                .isInstanceOf(UnsafeCheckpointException.class)
                .hasMessageStartingWith(Golden.path("containers/malicious_reduce.pth") + ": ")
                .hasMessageContaining("posix.system")
                .hasMessageContaining("nothing was executed")
                .hasNoCause();
        assertThat(Files.exists(canary)).isFalse();
        assertThat(Files.exists(Golden.path("containers").resolve(canary))).isFalse();
    }

    @Test
    void aWholeModuleIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> Checkpoint.open(Golden.path("containers/whole_module.pth")))
                .isInstanceOf(CheckpointFormatException.class)
                .hasMessageContaining("torch.nn.modules.linear.Linear")
                .hasMessageContaining("model.state_dict()");
    }

    @Test
    void truncatedAndForeignFilesAreRefusedInOneLine() {
        assertThatThrownBy(() -> Checkpoint.open(Golden.path("containers/truncated.pth")))
                .isInstanceOf(CheckpointFormatException.class)
                .hasMessageContaining("truncated");
        assertThatThrownBy(() -> Checkpoint.open(Golden.path("containers/not_a_checkpoint.pth")))
                .isInstanceOf(CheckpointFormatException.class)
                .hasMessageContaining("starts with 'hello world");
        assertThatThrownBy(() -> Checkpoint.open(Golden.path("containers")))
                .isInstanceOf(CheckpointFormatException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void everyTensorOfTinySamEqualsItsFormulaBitByBit() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(Golden.path("sam_tiny/sam_tiny.pth"))) {
            assertThat(checkpoint.tensors()).hasSizeGreaterThan(100);
            for (StoredTensor tensor : checkpoint.tensors()) {
                assertThat(CheckpointFiles.floats(tensor))
                        .as(tensor.name())
                        .isEqualTo(FormulaWeights.of(tensor.name(), tensor.shape()));
            }
        }
    }
}
