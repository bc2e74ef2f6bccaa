package dev.margo.cli;

import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.prompt.Recist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The prompts of {@code margo segment}. */
final class PromptOptions {
    static final String NAME = "{name}";

    @Option(
            names = "--box",
            paramLabel = "x0,y0,x1,y1",
            converter = PromptText.OfBox.class,
            description = "A box around the object; top-left corner, then bottom-right.")
    private List<Box> boxes = new ArrayList<>();

    @Option(
            names = "--point",
            paramLabel = "x,y[,+|-]",
            converter = PromptText.OfPoint.class,
            description = "A click on the object (+, the default) or beside it (-). Repeatable.")
    private List<Point> points = new ArrayList<>();

    @Option(
            names = "--scribble",
            paramLabel = "FILE",
            description = {
                "A stroke: a text file with x,y per line or a JSON array of [x,y]. A first line + or - says whether it"
                        + " covers the object (+, the default) or not. Repeatable."
            })
    private List<Path> scribbles = new ArrayList<>();

    @Option(
            names = "--lasso",
            paramLabel = "FILE",
            description = "A line drawn around the object: a file as for --scribble, without a label.")
    private List<Path> lassos = new ArrayList<>();

    @Option(
            names = "--recist",
            paramLabel = "x0,y0,x1,y1[,x0,y0,x1,y1]",
            converter = PromptText.OfRecist.class,
            description = "A lesion's longest diameter and, if measured, the one across.")
    private List<Recist> recists = new ArrayList<>();

    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description = "A first idea of the object: a picture of the image's size, above 0 inside.")
    private List<Path> masks = new ArrayList<>();

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            description = {
                "Prompts for many objects, see below. For many images: a folder with scan1.json for scan1.png, or a path"
                        + " with {name} in it, such as prompts/{name}.json."
            })
    private String prompts;

    /** Whether the result is a label image instead of a mask. */
    boolean areForManyObjects() {
        return prompts != null;
    }

    /** Files that are read besides the images, which no output may replace. */
    List<Path> files() {
        return Stream.of(scribbles, lassos, masks).flatMap(List::stream).toList();
    }

    /** Reads the files that flags name, so that a mistake in one is told before anything is computed. */
    PromptSource source() throws IOException {
        List<Prompt> described = described();
        if (prompts == null) {
            if (described.isEmpty()) {
                throw new UsageException("no prompt: say where the object is with --box, --point, --scribble, --lasso,"
                        + " --recist, --mask or --prompts");
            }
            List<PromptedObject> single = List.of(PromptedObject.single(new ObjectPrompts(described)));
            return image -> single;
        }
        if (!described.isEmpty()) {
            throw new UsageException("--prompts and other prompts together: put all of them into the file");
        }
        return image -> PromptsFile.read(fileFor(image));
    }

    private List<Prompt> described() throws IOException {
        List<Prompt> all = new ArrayList<>(points);
        for (Path file : scribbles) {
            all.add(PlacesFile.scribble(file));
        }
        all.addAll(boxes);
        for (Path file : lassos) {
            all.add(PlacesFile.lasso(file));
        }
        all.addAll(recists);
        for (Path file : masks) {
            all.add(MaskFile.read(file));
        }
        return all;
    }

    private Path fileFor(Path image) {
        if (prompts.contains(NAME)) {
            return Path.of(prompts.replace(NAME, FileName.stem(image)));
        }
        Path given = Path.of(prompts);
        return Files.isDirectory(given) ? given.resolve(FileName.stem(image) + ".json") : given;
    }
}
