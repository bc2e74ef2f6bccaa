package dev.margo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.margo.image.Image;
import dev.margo.io.raster.RasterReader;
import dev.margo.io.raster.RasterWriter;
import dev.margo.mask.Mask;
import dev.margo.mask.RunLengthEncoding;
import dev.margo.mask.Vertex;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.Lasso;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.Recist;
import dev.margo.prompt.Scribble;
import dev.margo.segment.Candidate;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.Multimask;
import dev.margo.segment.Preprocessing;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentCommandTest {
    private static final LoadOptions PLAIN = LoadOptions.defaults();

    @TempDir
    private Path folder;

    @Test
    void writesTheMaskThatTheLibraryPredicts() throws IOException {
        Path out = folder.resolve("mask.png");
        Cli cli = Cli.run("segment", Cli.IMAGE, "-m", Cli.MODEL, "--box", "20,20,70,60", "-o", out);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        Mask expected = predicted(PLAIN, new Box(20, 20, 70, 60)).get(0).mask();
        assertThat(maskIn(out)).isEqualTo(expected);
        assertThat(cli.outLines())
                .singleElement()
                .asString()
                .contains(expected.area() + " px")
                .endsWith("-> " + out);
        assertThat(cli.errLines()).singleElement().asString().contains("SAM ViT", "preprocessing sam (the default)");
    }

    @Test
    void takesPointsScribblesLassosDiametersAndMasksTogether() throws IOException {
        Path scribble = Files.writeString(folder.resolve("away.txt"), "-\n5,5\n20 , 8 # bone\n\n30;9\n");
        Path lasso = Files.writeString(folder.resolve("around.json"), "[[40,40],[90,42],[60,100.5]]");
        Path mask = folder.resolve("rough.png");
        Mask rough = Mask.of(250, 180, (x, y) -> x > 40 && x < 90 && y > 40 && y < 90);
        RasterWriter.writeMask(mask, RasterReader.read(Cli.IMAGE).size(), rough.toArray());
        Path out = folder.resolve("mask.png");
        Cli cli = Cli.run(
                "segment",
                Cli.IMAGE,
                "-m",
                Cli.MODEL,
                "--point",
                "60,60",
                "--point",
                "5.5,100,-",
                "--scribble",
                scribble,
                "--lasso",
                lasso,
                "--mask",
                mask,
                "-o",
                out,
                "--quiet");
        Scribble away = new Scribble(List.of(new Vertex(5, 5), new Vertex(20, 8), new Vertex(30, 9)), Label.BACKGROUND);
        Lasso around = new Lasso(List.of(new Vertex(40, 40), new Vertex(90, 42), new Vertex(60, 100.5)));
        assertThat(cli.err()).isEmpty();
        assertThat(maskIn(out))
                .isEqualTo(predicted(
                                PLAIN,
                                Point.foreground(60, 60),
                                Point.background(5.5, 100),
                                away,
                                around,
                                new BinaryMaskPrompt(rough))
                        .get(0)
                        .mask());
    }

    @Test
    void takesBothDiametersOfALesion() throws IOException {
        Path out = folder.resolve("mask.png");
        Cli.run("segment", Cli.IMAGE, "-m", Cli.MODEL, "--recist", "40,40,90,80,50,70,70,50", "-o", out);
        Prompt lesion = Recist.of(40, 40, 90, 80).withShortAxis(50, 70, 70, 50);
        assertThat(maskIn(out)).isEqualTo(predicted(PLAIN, lesion).get(0).mask());
    }

    @Test
    void followsTheChosenPreprocessingAndImageSize() throws IOException {
        Path out = folder.resolve("mask.png");
        Cli cli = Cli.run(
                "segment",
                Cli.IMAGE,
                "-m",
                Cli.MODEL,
                "--box",
                "20,20,70,60",
                "-o",
                out,
                "--preprocessing",
                "medsam",
                "--image-size",
                "64",
                "--threads",
                "1");
        assertThat(cli.err()).contains("run at 64 px, preprocessing medsam (as asked for)");
        LoadOptions options = PLAIN.withPreprocessing(Preprocessing.MEDSAM).withImageSize(64);
        assertThat(maskIn(out))
                .isEqualTo(predicted(options, new Box(20, 20, 70, 60)).get(0).mask());
    }

    @Test
    void offersThreeMasksBestFirst() throws IOException {
        Path out = folder.resolve("mask.png");
        Cli cli = Cli.run("segment", Cli.IMAGE, "-m", Cli.MODEL, "--point", "60,60", "--multimask", "-o", out);
        List<Candidate> expected = predicted(PLAIN, Point.foreground(60, 60));
        assertThat(cli.outLines()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(maskIn(folder.resolve("mask_%s.png".formatted(i + 1))))
                    .isEqualTo(expected.get(i).mask());
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void printsOneJsonObjectThatHoldsTheMask() throws IOException {
        Cli cli = Cli.run("segment", Cli.IMAGE, "-m", Cli.MODEL, "--box", "20,20,70,60", "--json");
        assertThat(cli.outLines()).hasSize(1);
        JsonNode root = new JsonMapper().readTree(cli.out());
        JsonNode object = root.get("objects").get(0);
        Candidate expected = predicted(PLAIN, new Box(20, 20, 70, 60)).get(0);
        assertThat(RunLengthEncoding.ofCompressed(
                                250, 180, object.get("rle").get("counts").asText())
                        .toMask())
                .isEqualTo(expected.mask());
        assertThat(object.get("rle").get("size").toString()).isEqualTo("[180,250]");
        assertThat(object.get("area").asInt()).isEqualTo(expected.mask().area());
        assertThat(object.get("predictedIou").asDouble()).isEqualTo(expected.predictedIou(), within(1e-6));
        assertThat(root.get("model").get("preprocessing").asText()).isEqualTo("sam");
        assertThat(root.get("seconds").get("embed").asDouble()).isPositive();
    }

    @Test
    void drawsAnOverlayOfAtLeastComfortableSize() throws IOException {
        Path overlay = folder.resolve("seen.png");
        Cli.run("segment", Cli.IMAGE, "-m", Cli.MODEL, "--box", "20,20,70,60", "-o", folder, "--overlay", overlay);
        Image drawn = RasterReader.read(overlay);
        assertThat(drawn.width()).isEqualTo(1000); // four times 250
        assertThat(drawn.channels()).isEqualTo(3);
        assertThat(folder.resolve("image.png")).exists(); // a folder as --out keeps the image's name
    }

    @Test
    void aSecondRunTakesTheEmbeddingFromTheCache() throws IOException {
        Path cache = folder.resolve("new/cache");
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        assertThat(cached(cache, first).exitCode()).isZero();
        Path kept = onlyFileIn(cache);
        Object made = Files.readAttributes(kept, BasicFileAttributes.class).fileKey();
        assertThat(cached(cache, second).exitCode()).isZero();
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(maskIn(first))
                .isEqualTo(predicted(PLAIN, new Box(20, 20, 70, 60)).get(0).mask());
        assertThat(onlyFileIn(cache)).isEqualTo(kept);
        assertThat(Files.readAttributes(kept, BasicFileAttributes.class).fileKey())
                .as("the file is read, not made anew")
                .isEqualTo(made);
    }

    private static Cli cached(Path cache, Path out) {
        return Cli.run(
                "segment", Cli.IMAGE, "-m", Cli.MODEL, "--box", "20,20,70,60", "--cache", cache, "-o", out, "--json");
    }

    private static Path onlyFileIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** Best first. */
    private static List<Candidate> predicted(LoadOptions options, Prompt... prompts) throws IOException {
        try (Segmenter segmenter = Segmenter.load(Cli.MODEL, Device.cpu(), options);
                EmbeddedImage image = segmenter.embed(RasterReader.read(Cli.IMAGE))) {
            List<Candidate> candidates = new ArrayList<>(
                    image.predict(ObjectPrompts.of(prompts), Multimask.AUTO).candidates());
            candidates.sort(Comparator.comparingDouble(Candidate::predictedIou).reversed());
            return candidates;
        }
    }

    private static Mask maskIn(Path file) throws IOException {
        Image image = RasterReader.read(file);
        return Mask.of(image.width(), image.height(), (x, y) -> image.sample(x, y, 0) == 255);
    }
}
