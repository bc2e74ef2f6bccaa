package dev.margo.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void createsAndReplacesAndLeavesNothingElseBehind() throws IOException {
        Path file = folder.resolve("mask.png");
        AtomicFile.write(file, new byte[] {1, 2, 3});
        AtomicFile.write(file, out -> out.write(4));
        assertThat(Files.readAllBytes(file)).containsExactly(4);
        assertThat(names()).containsExactly("mask.png");
    }

    @Test
    void theTargetKeepsItsOldContentUntilTheNewOneIsComplete() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[] {9});
        AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            out.flush();
            assertThat(Files.readAllBytes(file)).containsExactly(9);
        });
        assertThat(Files.size(file)).isEqualTo(100_000);
    }

    @Test
    void aFailureHalfWayLeavesTheTargetUntouchedAndNoTemporaryFile() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[] {9});
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");
        assertThat(Files.readAllBytes(file)).containsExactly(9);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("none").resolve("a");
        assertThatThrownBy(() -> AtomicFile.write(file, new byte[1]))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContaining(file + " was not written")
                .hasMessageContaining("does not exist; create it first");
    }

    @Test
    void aFolderInPlaceOfTheFileOrAFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[1]);
        assertThatThrownBy(() -> AtomicFile.write(folder, new byte[1]))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> AtomicFile.write(file.resolve("b"), new byte[1]))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "folders have no such permission there")
    @EnabledIf(value = "permissionsBind", disabledReason = "this user may write everywhere (root)")
    void aFolderWithoutWritePermissionIsNamed() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        assertThatThrownBy(() -> AtomicFile.write(locked.resolve("a"), new byte[1]))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContaining(locked + " is not writable");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making links needs a privilege there")
    void aLinkStaysALinkAndItsFileIsReplaced() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[] {9});
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, new byte[] {1});
        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllBytes(file)).containsExactly(1);
    }

    static boolean permissionsBind() {
        return !System.getProperty("user.name").equals("root");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
