package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoCommandTest {
    @Test
    void describesAPicture() throws IOException {
        JsonNode facts =
                new JsonMapper().readTree(Cli.run("info", Cli.IMAGE, "--json").out());
        assertThat(facts.get("width").asInt()).isEqualTo(250);
        assertThat(facts.get("height").asInt()).isEqualTo(180);
        assertThat(facts.get("depth").asText()).isEqualTo("uint8");
        assertThat(facts.get("spacingMm").isNull()).isTrue();
        assertThat(facts.get("window").toString()).isEqualTo("[0.0,255.0]");
    }

    @Test
    void describesACheckpointAndWhyItIsUsedAsItIs() {
        Cli cli = Cli.run("info", Cli.MODEL);
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out())
                .contains("PyTorch zip", "SAM ViT width 32 at 128 px", "130828", "202 float32", "the default")
                .doesNotContain("notes");
    }

    @Test
    void saysWhyACheckpointIsNotUsableAndWhatWasTakenOff() {
        Cli cli = Cli.run("info", Golden.path("containers/ddp_prefix.pth"));
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("prefix 'module.' taken off", "usable           false", "it is no SAM");
    }

    @Test
    void aFileThatIsNeitherGetsOneLine(@TempDir Path folder) throws IOException {
        for (String content : new String[] {"", "hello", "\u0000\u0000"}) {
            Path file = Files.writeString(folder.resolve("thing"), content);
            Cli cli = Cli.run("info", file);
            assertThat(cli.exitCode()).isEqualTo(3);
            assertThat(cli.errLines())
                    .singleElement()
                    .asString()
                    .contains("expected a picture")
                    .doesNotContain("%s");
        }
    }

    @Test
    void aHostileCheckpointIsNotRun() {
        Cli cli = Cli.run("info", Golden.path("containers/malicious_reduce.pth"));
        assertThat(cli.exitCode()).isEqualTo(4);
        assertThat(cli.errLines()).singleElement().asString().contains("nothing was executed");
    }
}
