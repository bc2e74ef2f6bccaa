package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointConversionTest {
    @TempDir
    private Path folder;

    @Test
    void furtherMetadataReplacesWhatTheSourceSays() throws IOException {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(
                file, List.of(CheckpointFiles.tensor("a", 1)), Map.of("margo.preprocessing", "sam", "licence", "MIT"));
        Path copy = folder.resolve("b.safetensors");
        try (Checkpoint source = Checkpoint.open(file)) {
            CheckpointConversion.convert(source, copy, Map.of("margo.preprocessing", "medsam"));
        }
        try (Checkpoint checkpoint = Checkpoint.open(copy)) {
            assertThat(checkpoint.metadata())
                    .isEqualTo(Map.of("margo.preprocessing", "medsam", "licence", "MIT", "format", "pt"));
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.safetensors", "b.safetensors");
    }

    @Test
    void pyTorchFilesRefuseMetadata() throws IOException {
        try (Checkpoint source = Checkpoint.open(write("a.pth", "a", 1))) {
            assertThatThrownBy(() -> CheckpointConversion.convert(source, folder.resolve("b.pt"), Map.of("k", "v")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[k]");
        }
        assertThat(folder.toFile().list()).containsExactly("a.pth");
    }

    @Test
    void aCopyThatDiffersNeverGetsItsName() throws IOException {
        Path older = write("older.pth", "z", 9);
        byte[] before = Files.readAllBytes(older);
        try (Checkpoint source = Checkpoint.open(write("a.pth", "a", 1, -0f))) {
            for (Path wrong : List.of(
                    write("value.tmp", "a", 1, 0f), write("shape.tmp", "a", 1), write("name.tmp", "b", 1, -0f))) {
                assertThatThrownBy(() -> CheckpointConversion.moveIfEqual(source, wrong, older))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("differ");
                assertThat(Files.readAllBytes(older)).isEqualTo(before);
            }
            CheckpointConversion.moveIfEqual(source, write("right.tmp", "a", 1, -0f), older);
        }
        assertThat(Files.readAllBytes(older)).isEqualTo(Files.readAllBytes(folder.resolve("a.pth")));
    }

    @Test
    void aTargetThatCannotBeReplacedLeavesNothingBeside() throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("b.pth/inside")).getParent();
        try (Checkpoint source = Checkpoint.open(write("a.pth", "a", 1))) {
            assertThatThrownBy(() -> CheckpointConversion.convert(source, occupied))
                    .isInstanceOf(IOException.class);
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.pth", "b.pth");
    }

    private Path write(String file, String name, float... values) throws IOException {
        Path path = folder.resolve(file);
        TorchZipWriter.write(path, List.of(CheckpointFiles.tensor(name, values)));
        return path;
    }
}
