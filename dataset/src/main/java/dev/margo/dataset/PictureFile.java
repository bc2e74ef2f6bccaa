package dev.margo.dataset;

import dev.margo.image.Image;
import dev.margo.io.ImageFormatException;
import dev.margo.io.raster.RasterReader;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a flat picture with its masks. */
final class PictureFile {
    private PictureFile() {}

    /** Nothing if there is no object of the least area. */
    static Optional<Sample> read(String name, Path picture, List<Path> masks, FolderSettings settings)
            throws IOException {
        Image image = RasterReader.read(picture);
        List<LabelImage> layers = new ObjectFilter(settings.ids(), settings.leastArea())
                .apply(
                        settings.masks() == MaskLayout.LABEL_MAP
                                ? List.of(LabelPicture.ids(masks.get(0).toString(), mask(masks.get(0), image)))
                                : MaskLayers.of(image.width(), image.height(), masks(masks, image)));
        return layers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sample(name, settings.window().apply(image), layers, image.spacing()));
    }

    private static List<Mask> masks(List<Path> files, Image image) throws IOException {
        List<Mask> masks = new ArrayList<>();
        for (Path file : files) {
            masks.add(LabelPicture.mask(mask(file, image)));
        }
        return masks;
    }

    /** @throws ImageFormatException if it has not the size of its picture */
    static Image mask(Path file, Image picture) throws IOException {
        Image mask = RasterReader.read(file);
        if (!mask.size().equals(picture.size())) {
            throw new ImageFormatException(
                    file.toString(),
                    "the mask has %s pixels, its picture %s; store it in the picture's size"
                            .formatted(mask.size(), picture.size()));
        }
        return mask;
    }
}
