package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void listsNamesLicencesAndWhatIsHere() throws IOException {
        Files.copy(Cli.MODEL, folder.resolve("sam_vit_b_01ec64.pth"));
        Cli cli = Cli.run("models", "--models", folder);
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out())
                .containsPattern("sam_vit_b +here +sam")
                .containsPattern("sam_vit_l +pull +sam")
                .containsPattern("medsam_vit_b +pull +medsam")
                .contains("licence  Apache-2.0", "sha256:ec2df627", "Folder: " + folder.toAbsolutePath());
        assertThat(Cli.run("models", "list", "--models", folder).out()).isEqualTo(cli.out());
    }

    @Test
    void usesANamedModelOfTheFolder() throws IOException {
        Files.copy(Cli.MODEL, folder.resolve("sam_vit_b_01ec64.pth"));
        Cli cli = Cli.run(
                "segment",
                Cli.IMAGE,
                "-m",
                "sam_vit_b",
                "--models",
                folder,
                "--point",
                "9,9",
                "-o",
                folder.resolve("m.png"));
        assertThat(cli.exitCode()).as(cli.err()).isZero();
    }

    @Test
    void verifiesAFileThatIsHereInsteadOfFetchingIt() throws IOException {
        Files.copy(Cli.MODEL, folder.resolve("sam_vit_b_01ec64.pth"));
        Cli cli = Cli.run("models", "pull", "sam_vit_b", "--models", folder, "--quiet");
        assertThat(cli.exitCode()).isEqualTo(4);
        assertThat(cli.errLines()).singleElement().asString().contains("sam_vit_b_01ec64.pth");
    }

    @Test
    void anUnknownNameIsCorrected() {
        Cli cli = Cli.run("models", "pull", "sam_vit_bb", "--models", folder);
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("did you mean 'sam_vit_b'?");
        assertThat(folder).isEmptyDirectory();
    }
}
