package dev.margo.evaluate;

import dev.margo.image.ByteImage;
import dev.margo.image.PixelSpacing;
import dev.margo.mask.LabelImage;
import java.util.List;
import java.util.Optional;

/**
 * A windowed picture and the objects in it.
 *
 * @param name what results call it, different from all others of its source; never a patient's
 * @param picture gray or RGB, 0..255
 * @param layers object ids per pixel, 0 where there is none; objects that overlap lie in different layers
 * @param spacing of its pixels; without it surface distances are in px
 */
public record LabelledPicture(String name, ByteImage picture, List<LabelImage> layers, Optional<PixelSpacing> spacing) {
    /** @throws IllegalArgumentException if a layer has another size than the picture */
    public LabelledPicture {
        layers = List.copyOf(layers);
        for (LabelImage layer : layers) {
            if (layer.width() != picture.width() || layer.height() != picture.height()) {
                throw new IllegalArgumentException("%s: the labels have %s x %s pixels, the picture has %s"
                        .formatted(name, layer.width(), layer.height(), picture.size()));
            }
        }
    }
}
