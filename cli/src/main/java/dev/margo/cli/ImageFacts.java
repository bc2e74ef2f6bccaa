package dev.margo.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.PixelSpacing;
import dev.margo.io.raster.RasterReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What {@code margo info} says of a picture. */
final class ImageFacts {
    private ImageFacts() {}

    static ObjectNode of(Path file) throws IOException {
        Image image = RasterReader.read(file);
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("file", file.toString());
        facts.put("kind", "picture");
        facts.put("width", image.width());
        facts.put("height", image.height());
        facts.put("channels", image.channels());
        facts.put("depth", image.depth().name().toLowerCase(Locale.ROOT));
        putSpacing(facts, image.spacing());
        put(facts, "values", IntensityWindow.minMax().fit(image));
        put(facts, "window", IntensityWindow.automatic().fit(image));
        return facts;
    }

    private static void putSpacing(ObjectNode facts, Optional<PixelSpacing> spacing) {
        spacing.ifPresentOrElse(
                mm -> facts.putArray("spacingMm")
                        .add(ResultJson.rounded(mm.xMm(), 6))
                        .add(ResultJson.rounded(mm.yMm(), 6)),
                () -> facts.putNull("spacingMm"));
    }

    static void put(ObjectNode facts, String key, IntensityWindow.Range range) {
        facts.putArray(key).add(range.low()).add(range.high());
    }
}
