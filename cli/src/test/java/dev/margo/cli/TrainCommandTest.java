package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makePictures() throws IOException {
        for (int i = 0; i < 4; i++) {
            write("images", i, 200);
            write("masks", i, 1);
        }
    }

    private void write(String kind, int number, int value) throws IOException {
        BufferedImage picture = new BufferedImage(80, 60, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 20 * 30; i++) {
            picture.getRaster().setSample(10 + number * 5 + i % 30, 15 + i / 30, 0, value);
        }
        Files.createDirectories(folder.resolve(kind));
        ImageIO.write(
                picture,
                "png",
                folder.resolve(kind).resolve("p%s.png".formatted(number)).toFile());
    }

    private Cli train(Object... further) {
        return Cli.run(Stream.concat(
                        Stream.of("train", "--images", folder.resolve("images"), "--masks", folder.resolve("masks")),
                        Arrays.stream(further))
                .toArray());
    }

    @Test
    void trainsGoesOnAndSegments() {
        Path out = folder.resolve("run");
        Cli first = train("-m", Cli.MODEL, "-o", out, "--steps", 2, "--rounds", 2, "--learning-rate", "1e-4");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("trained 2 steps", "margo segment IMAGE -m " + out.resolve("best.safetensors"));
        assertThat(first.err()).contains("step 2 of 2: validation loss", "the best so far");

        Cli second = Cli.run("train", "--resume", "-o", out, "--steps", 3, "-q");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("trained 3 steps");
        assertThat(second.err()).isEmpty();

        Path mask = folder.resolve("mask.png");
        Cli used = Cli.run(
                "segment",
                folder.resolve("images/p0.png"),
                "-m",
                out.resolve("latest.safetensors"),
                "--box",
                "10,15,39,34",
                "-o",
                mask);
        assertThat(used.exitCode()).as(used.err()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            -o RUN                                  | 2 | model: missing; give a checkpoint, or fresh: margo-tiny
            -o RUN -m gone.pth                      | 4 | gone.pth
            -o RUN -m MODEL --resume                | 2 | has no run that was saved
            -o RUN -m MODEL --steps 0               | 2 | schedule.steps: expected a whole number of at least 1
            -o RUN -m MODEL --steps 1 --epochs 2    | 2 | --steps and --epochs together
            -o RUN -m MODEL --strategy mine         | 2 | strategy 'mine' is unknown
            -o RUN -m MODEL --set schedule.lr=1     | 2 | schedule.lr: unknown
            -o RUN -m MODEL --set schedule          | 2 | --set expects KEY=VALUE
            -o RUN -m MODEL --image-size 100        | 2 | multiple of 16
            -o RUN -m MODEL --set trained=[x.*]     | 2 | pattern 'x.*' fits no weight
            -o RUN -m MODEL --rank 1                | 2 | belong together
            -o RUN -m MODEL --nproc 2 --rank 1      | 2 | --nproc starts all processes itself
            -o RUN -m MODEL --images gone           | 3 | gone
            -o RUN -m MODEL --config gone.yaml      | 3 | gone.yaml: no such file
            -m MODEL                                | 2 | --out
            """)
    void whatCannotBeTrainedIsToldInOneLine(String flags, int exitCode, String words) {
        String[] typed = flags.replace("RUN", folder.resolve("run").toString())
                .replace("MODEL", Cli.MODEL.toString())
                .split(" ");
        Cli cli = flags.contains("--images")
                ? Cli.run(Stream.concat(Stream.of("train", "--masks", folder.resolve("masks")), Arrays.stream(typed))
                        .toArray())
                : train((Object[]) typed);
        assertThat(cli.exitCode()).as(cli.err()).isEqualTo(exitCode);
        assertThat(cli.errLines())
                .singleElement()
                .asString()
                .startsWith("margo: ")
                .contains(words);
    }
}
