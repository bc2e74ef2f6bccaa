package dev.margo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The prompts of {@code margo segment3d}. */
final class VolumePromptOptions {
    @Option(
            names = "--box",
            paramLabel = "x0,y0,x1,y1@SLICE",
            converter = SlicePromptText.OfBox.class,
            description = "A box around the object on a slice. One per slice; repeatable.")
    private List<SlicePrompts> boxes = new ArrayList<>();

    @Option(
            names = "--point",
            paramLabel = "x,y[,+|-]@SLICE",
            converter = SlicePromptText.OfPoint.class,
            description = "A click on the object (+, the default) or beside it (-). Repeatable.")
    private List<SlicePrompts> points = new ArrayList<>();

    @Option(
            names = "--recist",
            paramLabel = "x0,y0,x1,y1[,x0,y0,x1,y1]@SLICE",
            converter = SlicePromptText.OfRecist.class,
            description = "A lesion's longest diameter on a slice and, if measured, the one across.")
    private List<SlicePrompts> recists = new ArrayList<>();

    @Option(names = "--end", paramLabel = "SLICE", description = "The object is not on this slice. Repeatable.")
    private List<Integer> ends = new ArrayList<>();

    @Option(names = "--prompts", paramLabel = "FILE", description = "Prompts for many objects, see below.")
    private Optional<Path> prompts = Optional.empty();

    /** Reads the file, so that a mistake in it is told before anything is computed. */
    VolumePrompts read() throws IOException {
        List<SlicePrompts> said = new ArrayList<>(
                Stream.of(points, boxes, recists).flatMap(List::stream).toList());
        ends.forEach(slice -> said.add(SlicePrompts.end(slice)));
        if (prompts.isPresent() && !said.isEmpty()) {
            throw new UsageException("--prompts and other prompts together: put all of them into the file");
        }
        if (prompts.isPresent()) {
            return VolumePromptsFile.read(prompts.get());
        }
        if (said.size() == ends.size()) {
            throw new UsageException("no prompt: say where the object is with --box, --point, --recist or --prompts");
        }
        PromptedInVolume object = UsageException.unless(() -> PromptedInVolume.of(1, "", said));
        return new VolumePrompts(Optional.empty(), List.of(object));
    }
}
