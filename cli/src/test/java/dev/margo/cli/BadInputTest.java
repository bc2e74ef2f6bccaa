package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.io.raster.RasterWriter;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong: one line that says so, the right exit code, and no file left behind. */
class BadInputTest {
    @TempDir
    private Path inputs;

    @TempDir
    private Path results;

    @BeforeEach
    void writeInputs() throws IOException {
        Files.createFile(inputs.resolve("empty.png"));
        RasterWriter.writePng(inputs.resolve("thin.png"), ByteImage.gray(new Size(1, 4096), new byte[4096]));
        RasterWriter.writePng(inputs.resolve("blank.png"), ByteImage.gray(new Size(250, 180), new byte[250 * 180]));
        RasterWriter.writePng(inputs.resolve("small.png"), ByteImage.gray(new Size(2, 1), new byte[] {0, 1}));
        Files.write(inputs.resolve("cut.png"), Arrays.copyOf(Files.readAllBytes(Cli.IMAGE), 9000));
        Files.writeString(inputs.resolve("notes.txt"), "nothing of use\n");
        Files.writeString(inputs.resolve("places.txt"), "1,2\n3,oops\n");
        Files.write(inputs.resolve("latin1.txt"), new byte[] {'1', ',', (byte) 0xE9});
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            empty.png    | --point 9,9              | 3 | the file is empty
            thin.png     | --point 0,9              | 3 | too thin
            cut.png      | --point 9,9              | 3 | truncated
            notes.txt    | --point 9,9              | 3 | expected a PNG, JPEG or TIFF
            gone.png     | --point 9,9              | 3 | no such file
            nothing*.png | --point 9,9              | 3 | no such file
            image.png    | --box 300,20,400,60      | 2 | outside the 250 x 180 image
            image.png    | --box NaN,20,40,60       | 2 | finite
            image.png    | --box 70,60,20,20        | 2 | top-left corner first
            image.png    | --box 1,2,3              | 2 | expected x0,y0,x1,y1
            image.png    | --box 1,2,3,x            | 2 | got '1,2,3,x', where
            image.png    | --box 1,2,3,4 --box 5,6,7,8 | 2 | at most one
            image.png    | --point 250,9            | 2 | outside the 250 x 180 image
            image.png    | --point 9,9,?            | 2 | write +
            image.png    | --recist 5,5,5,5         | 2 | give two ends
            image.png    | --scribble gone.txt      | 3 | no such file
            image.png    | --scribble places.txt    | 2 | line 2
            image.png    | --scribble latin1.txt    | 2 | not a text file
            image.png    | --lasso places.txt       | 2 | line 2
            image.png    | --mask blank.png         | 2 | points at nothing
            image.png    | --mask small.png         | 2 | 2 x 1 pixels
            image.png    | --prompts notes.txt      | 2 | not JSON
            image.png    | --prompts gone.json      | 3 | no such file
            image.png    | ""                       | 2 | no prompt
            image.png    | --point 9,9 --window lungs   | 2 | did you mean 'lung'
            image.png    | --point 9,9 --window 5,5     | 2 | empty
            image.png    | --point 9,9 --image-size 100 | 2 | multiple of 16
            image.png    | --point 9,9 --threads 0      | 2 | at least 1
            image.png    | --point 9,9 --device gpu     | 2 | cpu, cuda or cuda:N
            image.png    | --point 9,9 --preprocessing med | 2 | sam-med2d
            image.png    | --point 9,9 --cache notes.txt     | 2 | is a file; expected a folder
            image.png    | --point 9,9 --cache notes.txt/x   | 3 | Not a directory
            image.png    | --point 9,9 --multimask --prompts notes.txt | 2 | other prompts together
            image.png    | --point 9,9 --multimsak      | 2 | did you mean '--multimask'
            """)
    void isToldInOneLine(String image, String flags, int exitCode, String words) throws IOException {
        Cli cli = segment(image, Cli.MODEL, flags.isEmpty() ? List.of() : List.of(flags.split(" ")));
        assertOneLine(cli, exitCode, words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            containers/plain.pth            | it is no SAM
            containers/malicious_reduce.pth | nothing was executed
            containers/truncated.pth        | truncated.pth
            containers/not_a_checkpoint.pth | not_a_checkpoint.pth
            README.md                       | is not a checkpoint
            gone.pth                        | gone.pth
            """)
    void aModelThatCannotBeUsedIsToldInOneLine(String model, String words) throws IOException {
        assertOneLine(segment("image.png", Golden.path(model), List.of("--point", "9,9")), 4, words);
    }

    @Test
    void aModelNameThatIsNearAKnownOneIsCorrected() throws IOException {
        assertOneLine(segment("image.png", "sam_vit_bb", List.of("--point", "9,9")), 4, "did you mean 'sam_vit_b'?");
    }

    @Test
    void aMissingFolderForTheResultIsToldBeforeAnythingIsComputed() {
        Path out = results.resolve("missing/mask.png");
        Cli cli = Cli.run("segment", Cli.IMAGE, "-m", Cli.MODEL, "--point", "9,9", "-o", out);
        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.errLines()).singleElement().asString().contains("does not exist; create it first");
    }

    @Test
    void theInputIsNeverOverwritten() throws IOException {
        Path image = Files.copy(Cli.IMAGE, inputs.resolve("mine.png"));
        Path other = inputs.resolve("sub/../mine.png");
        Files.createDirectory(inputs.resolve("sub"));
        Cli cli = Cli.run("segment", image, "-m", Cli.MODEL, "--point", "9,9", "-o", other);
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("is an input");
        assertThat(image).hasSameBinaryContentAs(Cli.IMAGE);
    }

    @Test
    void aBugIsCalledOneAndShowsItsStackTraceOnlyWhenAsked() {
        Failure failure = Failure.of(new IndexOutOfBoundsException("Index 5"));
        assertThat(failure.exitCode()).isEqualTo(Failure.BUG);
        assertThat(failure.line()).contains("this is a bug in Margo", "Index 5", "--debug");
        assertThat(Cli.run("info", "gone", "--debug").err()).contains("\tat ");
        assertThat(Cli.run("info", "gone").err()).doesNotContain("\tat ");
    }

    @Test
    void tooLittleMemorySaysWhatToLower() {
        for (Throwable thrown :
                List.of(new OutOfMemoryError("Java heap space"), new RuntimeException("CUDA out of memory. Tried"))) {
            assertThat(Failure.of(thrown).line()).contains("--image-size", "-Xmx");
        }
    }

    private Cli segment(String image, Object model, List<String> flags) {
        Path file = image.equals("image.png") ? Cli.IMAGE : inputs.resolve(image);
        Stream<Object> given = flags.stream()
                .map(flag -> flag.matches(".*\\.(txt|png|json)(/.*)?")
                        ? inputs.resolve(flag).toString()
                        : flag);
        return Cli.run(Stream.concat(
                        Stream.of(
                                "segment",
                                file,
                                "-m",
                                model,
                                "-o",
                                results.resolve("mask.png"),
                                "--overlay",
                                results.resolve("o.png")),
                        given)
                .toArray());
    }

    private void assertOneLine(Cli cli, int exitCode, String words) throws IOException {
        assertThat(cli.errLines())
                .singleElement()
                .asString()
                .startsWith("margo: ")
                .contains(words);
        assertThat(cli.exitCode()).isEqualTo(exitCode);
        assertThat(cli.out()).isEmpty();
        assertThat(results).isEmptyDirectory();
    }
}
