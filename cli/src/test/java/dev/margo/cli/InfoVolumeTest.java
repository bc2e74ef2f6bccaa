package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.margo.image.Affine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfoVolumeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"scan.nii.gz,NIfTI", "scan.nrrd,NRRD", "scan.mha,MetaImage"})
    void describesAVolume(String name, String format) throws IOException {
        JsonNode facts = info(Scans.write(folder.resolve(name)));
        assertThat(facts.get("kind").asText()).isEqualTo("volume");
        assertThat(facts.get("format").asText()).isEqualTo(format);
        assertThat(facts.get("size").toString()).isEqualTo("[40,30,5]");
        assertThat(facts.get("spacingMm").toString()).isEqualTo("[0.5,0.75,4.0]");
        assertThat(facts.get("originMm").toString()).isEqualTo("[-10.0,-20.0,100.0]");
        assertThat(facts.get("orientation").asText()).isEqualTo("LPS");
        assertThat(facts.get("outOfPlane").asText()).isEqualTo("z");
        assertThat(facts.get("voxelType").asText()).isEqualTo("int16");
        assertThat(facts.get("intensity").asText()).isEqualTo("arbitrary");
        assertThat(facts.get("values").toString()).isEqualTo("[1400.0,2599.0]"); // of slice 2
        assertThat(facts.get("window").get(0).asDouble()).isBetween(1400.0, 1420.0);
    }

    @Test
    void countsTimesAndNamesTurnedAxes() throws IOException {
        Affine sagittal = Affine.of(0, 0, 4, 0, 0.5, 0, 0, 0, 0, -0.75, 0, 0);
        JsonNode facts = info(Scans.write(folder.resolve("scan.nii"), sagittal, 3));
        assertThat(facts.get("orientation").asText()).isEqualTo("PIL");
        assertThat(facts.get("times").asInt()).isEqualTo(3);
        assertThat(facts.get("timeStepSeconds").asDouble()).isEqualTo(2);
    }

    @Test
    void isALinePerFactForPeople() throws IOException {
        Cli cli = Cli.run("info", Scans.write(folder.resolve("scan.nii")));
        assertThat(cli.outLines())
                .contains("kind             volume", "size             40, 30, 5", "spacing mm       0.5, 0.75, 4.0")
                .contains("orientation      LPS", "middle slice     2");
    }

    /** Texts in a header may name the patient. */
    @Test
    void tellsNothingThatTheHeaderSaysInWords() throws IOException {
        Path scan = Scans.write(folder.resolve("scan.nii"));
        byte[] bytes = Files.readAllBytes(scan);
        byte[] name = "CANARY^JANE 19700101".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, bytes, 148, name.length); // descrip
        System.arraycopy(name, 0, bytes, 14, 18); // db_name
        Files.write(scan, bytes);
        for (String flag : new String[] {"-q", "--json"}) {
            Cli cli = Cli.run("info", scan, flag);
            assertThat(cli.exitCode()).isZero();
            assertThat(cli.out() + cli.err()).doesNotContain("CANARY", "1970");
        }
    }

    @Test
    void aDamagedVolumeGetsOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(Scans.write(folder.resolve("scan.nii.gz")));
        Path cut = Files.write(folder.resolve("cut.nii.gz"), Arrays.copyOf(whole, whole.length / 2));
        Cli cli = Cli.run("info", cut);
        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.errLines()).singleElement().asString().contains("cut.nii.gz");
    }

    private static JsonNode info(Path file) throws IOException {
        return new JsonMapper().readTree(Cli.run("info", file, "--json").out());
    }
}
