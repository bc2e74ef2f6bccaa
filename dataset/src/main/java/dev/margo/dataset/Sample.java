package dev.margo.dataset;

import dev.margo.image.ByteImage;
import dev.margo.image.PixelSpacing;
import dev.margo.mask.LabelImage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A windowed picture and the objects in it.
 *
 * @param name what messages call it, such as a file's name; never a patient's
 * @param picture gray or RGB, 0..255
 * @param layers object ids per pixel, 0 where there is none; objects that overlap lie in different layers. Ids of
 *     different layers name different objects, even where they are equal
 * @param spacing of its pixels, if it is known
 */
public record Sample(String name, ByteImage picture, List<LabelImage> layers, Optional<PixelSpacing> spacing) {
    /** @throws IllegalArgumentException if a layer has another size than the picture */
    public Sample {
        layers = List.copyOf(layers);
        Objects.requireNonNull(spacing, "spacing");
        for (LabelImage layer : layers) {
            if (layer.width() != picture.width() || layer.height() != picture.height()) {
                throw new IllegalArgumentException("%s: the labels have %s x %s pixels, the picture has %s"
                        .formatted(name, layer.width(), layer.height(), picture.size()));
            }
        }
    }

    /**
     * A sample of unknown spacing.
     *
     * @throws IllegalArgumentException as above
     */
    public Sample(String name, ByteImage picture, List<LabelImage> layers) {
        this(name, picture, layers, Optional.empty());
    }
}
