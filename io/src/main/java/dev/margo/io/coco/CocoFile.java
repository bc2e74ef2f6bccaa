package dev.margo.io.coco;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is in a COCO file, in its order. */
public record CocoFile(List<CocoImage> images, List<CocoAnnotation> annotations, List<CocoCategory> categories) {
    public CocoFile {
        images = List.copyOf(images);
        annotations = List.copyOf(annotations);
        categories = List.copyOf(categories);
    }

    /**
     * Reads {@code file}.
     *
     * @throws ImageFormatException if it is no COCO file, or one whose parts do not fit together
     * @throws IOException if it cannot be read at all
     */
    public static CocoFile read(Path file) throws IOException {
        return CocoReader.read(file);
    }
}
