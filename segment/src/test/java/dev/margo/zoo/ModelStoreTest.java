package dev.margo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelStoreTest {
    private static final Path HOME = Path.of("/home/ada");

    @TempDir
    Path folder;

    @Test
    void theEnvironmentNamesTheFolder() {
        assertThat(StoreFolder.choose(Map.of("MARGO_MODELS", "/data/models"), "Linux", HOME))
                .isEqualTo(Path.of("/data/models"));
    }

    @Test
    void elseTheFolderIsTheSystemsCache() {
        assertThat(StoreFolder.choose(Map.of("MARGO_MODELS", " "), "Linux", HOME))
                .isEqualTo(Path.of("/home/ada/.cache/margo/models"));
        assertThat(StoreFolder.choose(Map.of("XDG_CACHE_HOME", "/scratch"), "Linux", HOME))
                .isEqualTo(Path.of("/scratch/margo/models"));
        assertThat(StoreFolder.choose(Map.of("XDG_CACHE_HOME", "here"), "Linux", HOME))
                .isEqualTo(Path.of("/home/ada/.cache/margo/models"));
        assertThat(StoreFolder.choose(Map.of(), "Mac OS X", HOME))
                .isEqualTo(Path.of("/home/ada/Library/Caches/margo/models"));
        assertThat(StoreFolder.choose(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
                .isEqualTo(Path.of("/local/margo/models"));
    }

    @Test
    void anExistingFileWinsOverAKnownName() throws IOException {
        Path own = Files.createFile(folder.resolve("own.pth"));
        assertThat(new ModelStore(folder.resolve("empty")).resolve(own.toString()))
                .isEqualTo(own);
    }

    @Test
    void aNameOrAFileNameFindsTheFileInTheStore() throws IOException {
        Path file = Files.createFile(folder.resolve("sam_vit_b_01ec64.pth"));
        Path own = Files.createFile(folder.resolve("own.pth"));
        ModelStore store = new ModelStore(folder);
        assertThat(store.resolve("sam_vit_b")).isEqualTo(file);
        assertThat(store.resolve("sam_vit_b_01ec64.pth")).isEqualTo(file);
        assertThat(store.resolve("own.pth")).isEqualTo(own);
    }

    @Test
    void aKnownModelThatIsNotThereTellsTheCommand() {
        assertThatThrownBy(() -> new ModelStore(folder).resolve("sam_vit_b"))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessage("model 'sam_vit_b' is not at %s; run: margo models pull sam_vit_b"
                        .formatted(folder.resolve("sam_vit_b_01ec64.pth")));
    }

    @Test
    void aModelThatNeedsAPersonTellsThePageAndThePlace() {
        assertThatThrownBy(() -> new ModelStore(folder).resolve("sam_med2d_b"))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining(folder.resolve("sam-med2d_b.pth").toString())
                .hasMessageContaining("download it from https://drive.google.com/");
    }

    @Test
    void aTypoIsAnsweredWithTheNameThatWasMeant() {
        assertThatThrownBy(() -> new ModelStore(folder).resolve("sam_vitb"))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("'sam_vitb'")
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("did you mean 'sam_vit_b'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.pth", "sub/inside.pth", ".", "..", "", "a\0b"})
    void noNameLeadsOutOfTheStore(String name) throws IOException {
        Path store = Files.createDirectories(folder.resolve("store/sub")).getParent();
        Files.createFile(folder.resolve("outside.pth"));
        Files.createFile(store.resolve("sub/inside.pth"));
        assertThat(new ModelStore(store).find(name)).isEmpty();
        assertThatThrownBy(() -> new ModelStore(store).resolve(name)).isInstanceOf(ModelNotFoundException.class);
    }
}
