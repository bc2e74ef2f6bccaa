package dev.margo.augment;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a view is chosen from.
 *
 * @param picture the upright rectangle about the picture, in the turned frame
 */
record Scene(View picture, Turn turn, List<Layer> layers) {

    /**
     * The rectangle about some object, in the turned frame. Layers come equally often and so do the objects of a layer:
     * neither size nor number counts.
     */
    Optional<View> anyObject(RandomGenerator random) {
        List<Layer> filled =
                layers.stream().filter(layer -> !layer.objects().isEmpty()).toList();
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        Layer layer = filled.get(random.nextInt(filled.size()));
        ObjectExtent object = layer.objects().get(random.nextInt(layer.objects().size()));
        return Optional.of(layer.bounds(object, turn));
    }
}
