package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aCopyThereAndBackSegmentsAlike() throws IOException {
        Path there = folder.resolve("there.safetensors");
        Path back = folder.resolve("back.pth");
        Cli first = Cli.run("convert", Cli.MODEL, there);
        Cli second = Cli.run("convert", there, back);
        assertThat(first.out()).contains("PyTorch zip", "safetensors", "202 tensors", "130828 values", "all bit-equal");
        assertThat(second.exitCode()).isZero();
        assertThat(mask(back)).isEqualTo(mask(Cli.MODEL));
    }

    @Test
    void tellsWhatWasTakenOff() {
        Cli cli =
                Cli.run("convert", Golden.path("containers/wrapped_model_state.pth"), folder.resolve("w.safetensors"));
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).contains("note: tensors found under 'model_state'");
    }

    @Test
    void aCopySaysHowItWantsItsPictures() {
        Path copy = folder.resolve("copy.safetensors");
        assertThat(Cli.run("convert", Cli.MODEL, copy, "--preprocessing", "medsam")
                        .exitCode())
                .isZero();
        assertThat(Cli.run("info", copy).out()).contains("medsam", "stated in the checkpoint");
    }

    @Test
    void pyTorchFilesCannotSayIt() {
        Path copy = folder.resolve("copy.safetensors");
        Path back = folder.resolve("back.pt");
        assertFails(Cli.run("convert", Cli.MODEL, back, "--preprocessing", "medsam"), 2, "no place for");
        assertFails(Cli.run("convert", Cli.MODEL, copy, "--preprocessing", "med"), 2, "sam-med2d");
        assertThat(folder).isEmptyDirectory();
        Cli.run("convert", Cli.MODEL, copy, "--preprocessing", "sam-med2d");
        assertThat(Cli.run("convert", copy, back).err())
                .contains("cannot say how it wants to be used: margo.preprocessing=sam-med2d;");
    }

    @Test
    void refusesTheSameFileOtherEndingsAndMissingFolders() throws IOException {
        Path mine = Files.copy(Cli.MODEL, folder.resolve("mine.pth"));
        Path link = Files.createSymbolicLink(folder.resolve("link.pth"), mine);
        assertFails(Cli.run("convert", mine, link), 2, "same file");
        assertFails(Cli.run("convert", mine, folder.resolve("mine.onnx")), 2, ".safetensors, .pth or .pt");
        assertFails(Cli.run("convert", mine, folder.resolve("missing/mine.pt")), 3, "does not exist");
        assertFails(Cli.run("convert", folder.resolve("gone.pth"), folder.resolve("g.pt")), 3, "no such file");
        assertFails(
                Cli.run("convert", Golden.path("containers/malicious_reduce.pth"), folder.resolve("m.safetensors")),
                4,
                "nothing was executed");
        assertThat(folder).isDirectoryNotContaining("glob:**{.safetensors,.pt,.tmp}");
    }

    private void assertFails(Cli cli, int exitCode, String words) {
        assertThat(cli.errLines()).singleElement().asString().contains(words);
        assertThat(cli.exitCode()).isEqualTo(exitCode);
    }

    private byte[] mask(Path model) throws IOException {
        Path out = folder.resolve("mask.png");
        Cli.run("segment", Cli.IMAGE, "-m", model, "--box", "20,20,70,60", "-o", out);
        return Files.readAllBytes(out);
    }
}
