package dev.margo.zoo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledModelTest {
    @TempDir
    Path folder;

    @Test
    void itsFileIsCopiedIntoTheStoreOnce() throws IOException {
        Path artifact = artifact("small-one", "its weights");
        Path store = folder.resolve("store");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {artifact.toUri().toURL()}, null)) {
            BundledModel model = BundledModel.find("small-one", loader).orElseThrow();

            Path first = model.unpackInto(store);
            Path second = model.unpackInto(store);

            assertThat(first).hasContent("its weights").isEqualTo(second);
            assertThat(first.getFileName().toString()).matches("small-one-[0-9a-f]{8}\\.safetensors");
            assertThat(filesIn(store)).containsExactly(first);
        }
    }

    @Test
    void anotherVersionIsAnotherFile() throws IOException {
        Path store = folder.resolve("store");
        Path old = unpacked("small-one", "old", store);
        Path current = unpacked("small-one", "new", store);

        assertThat(old).isNotEqualTo(current).hasContent("old");
        assertThat(current).hasContent("new");
    }

    @Test
    void aJarFileGivesTheSameFileAsAFolder() throws IOException {
        Path store = folder.resolve("store");
        Path jar = folder.resolve("artifact.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("dev/margo/models/small-one.safetensors"));
            out.write("its weights".getBytes(UTF_8));
        }

        Path fromJar = unpackedFrom(jar, "small-one", store);

        assertThat(fromJar).hasContent("its weights").isEqualTo(unpacked("small-one", "its weights", store));
        assertThat(unpackedFrom(jar, "small-one", store)).isEqualTo(fromJar);
    }

    @Test
    void aFileThatIsCutOffIsCopiedAgain() throws IOException {
        Path store = folder.resolve("store");
        Path file = unpacked("small-one", "its weights", store);
        Files.writeString(file, "its wei");

        assertThat(unpacked("small-one", "its weights", store)).isEqualTo(file).hasContent("its weights");
    }

    @Test
    void namesAreNoPaths() {
        assertThat(BundledModel.find("../margo-tiny")).isEqualTo(Optional.empty());
        assertThat(BundledModel.find("no-such-model")).isEqualTo(Optional.empty());
    }

    private Path unpacked(String name, String content, Path store) throws IOException {
        return unpackedFrom(artifact(name, content), name, store);
    }

    private static Path unpackedFrom(Path artifact, String name, Path store) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {artifact.toUri().toURL()}, null)) {
            return BundledModel.find(name, loader).orElseThrow().unpackInto(store);
        }
    }

    private Path artifact(String name, String content) throws IOException {
        Path artifact = Files.createTempDirectory(folder, "artifact");
        Path models = Files.createDirectories(artifact.resolve("dev/margo/models"));
        Files.writeString(models.resolve(name + ".safetensors"), content);
        return artifact;
    }

    private static List<Path> filesIn(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.toList();
        }
    }
}
