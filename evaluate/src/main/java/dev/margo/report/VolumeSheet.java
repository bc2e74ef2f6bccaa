package dev.margo.report;

import dev.margo.evaluate.volume.VolumeScore;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import java.util.List;

/** Carried objects to look at, each on a few slices beside each other, all cut alike. */
final class VolumeSheet {
    private static final double SIDE = 160;

    private VolumeSheet() {}

    static void write(Page page, List<VolumeExample> examples) {
        page.paragraph(
                "The best, the median and the worst object by Dice, with the settings that have the highest mean. Solid line: the object. Dashed line: the answer. Dotted box or"
                        + " dot: what the model was told, in the middle slice alone. Slices run from one end of object and"
                        + " answer to the other.");
        int number = 0;
        for (VolumeExample example : examples) {
            number++;
            write(page.out(), "example-" + number, example);
        }
    }

    private static void write(Markup out, String id, VolumeExample example) {
        VolumeScore score = example.score();
        String dice = "Dice " + Numbers.share(score.scores().dice());
        out.open("section", "class", "row").open("h3");
        out.text("%s: %s".formatted(example.rank().label(), dice));
        out.element(
                "small",
                "%s, %s, %s from a %s; %s, object %s"
                        .formatted(
                                score.place().dataset(),
                                example.model(),
                                score.turn().settings(),
                                score.turn().start(),
                                score.place().volume(),
                                score.place().object()));
        out.close().open("div", "class", "slices");
        PixelBox window = window(example.slices());
        for (VolumeExample.Slice slice : example.slices()) {
            write(out, id + "-" + slice.number(), slice, window);
        }
        out.close().close();
    }

    private static PixelBox window(List<VolumeExample.Slice> slices) {
        Mask truth = slices.stream()
                .map(slice -> slice.shown().truth())
                .reduce(Mask::or)
                .orElseThrow();
        Mask answer = slices.stream()
                .map(slice -> slice.shown().answer())
                .reduce(Mask::or)
                .orElseThrow();
        return CropWindow.around(truth, answer);
    }

    private static void write(Markup out, String id, VolumeExample.Slice slice, PixelBox window) {
        Example.Shown shown = slice.shown();
        boolean started = !shown.prompts().isEmpty();
        String caption = "slice %s%s".formatted(slice.number(), started ? ", start" : "");
        out.open("figure", "class", "example");
        Overlay overlay = new Overlay(shown, window, SIDE);
        Drawing drawing = Drawing.begin(
                out,
                id,
                overlay.extent(),
                caption,
                "%s px of the object, %s px answered."
                        .formatted(
                                Numbers.count(shown.truth().area()),
                                Numbers.count(shown.answer().area())));
        overlay.draw(drawing);
        drawing.end();
        out.element("figcaption", caption).close();
    }
}
