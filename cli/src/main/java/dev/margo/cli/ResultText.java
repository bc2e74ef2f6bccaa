package dev.margo.cli;

import dev.margo.mask.Mask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results of one image for people: a line per mask. */
final class ResultText {
    private ResultText() {}

    static List<String> lines(ImageResult result, Outputs outputs, ResultFiles files) {
        List<String> lines = new ArrayList<>();
        for (ObjectResult object : result.objects()) {
            for (int i = 0; i < object.masks().size(); i++) {
                int index = i;
                Optional<Path> file = outputs.mask().map(mask -> files.fileOf(mask, index));
                String what = files.labels()
                        ? "object %s %s"
                                .formatted(object.object().id(), object.object().name())
                        : "";
                lines.add(line(result.file(), what.strip(), object.masks().get(i), file));
            }
        }
        return lines;
    }

    private static String line(Path image, String what, OfferedMask offered, Optional<Path> file) {
        Mask mask = offered.mask();
        String extent = mask.bounds()
                .map(box -> "box %s,%s,%s,%s".formatted(box.x0(), box.y0(), box.x1(), box.y1()))
                .orElse("empty");
        return "%s: %s%s px, %s, predicted IoU %s, stability %s%s"
                .formatted(
                        image,
                        what.isEmpty() ? "" : what + ", ",
                        mask.area(),
                        extent,
                        decimals(offered.predictedIou()),
                        decimals(offered.stabilityScore()),
                        file.map(f -> " -> " + f).orElse(""));
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
