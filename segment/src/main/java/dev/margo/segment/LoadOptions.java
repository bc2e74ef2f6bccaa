package dev.margo.segment;

import dev.margo.tensor.Precision;
import java.util.Optional;

/**
 * What a user may say about a checkpoint that its weights do not tell.
 *
 * @param preprocessing how it wants its pictures; absent: found from the checkpoint, its metadata or its name
 * @param imageSize side S of the model frame in pixels; absent: the one the weights were made for
 * @param focus whether it looks again at the surroundings of what was asked for
 * @param precision in what numbers the encoder's linear layers are multiplied; anything but float32 changes masks
 */
public record LoadOptions(
        Optional<Preprocessing> preprocessing, Optional<Integer> imageSize, Focus focus, Precision precision) {
    /** Nothing said. */
    public static LoadOptions defaults() {
        return new LoadOptions(Optional.empty(), Optional.empty(), Focus.AUTO, Precision.FLOAT32);
    }

    public LoadOptions withPreprocessing(Preprocessing chosen) {
        return new LoadOptions(Optional.of(chosen), imageSize, focus, precision);
    }

    public LoadOptions withImageSize(int side) {
        return new LoadOptions(preprocessing, Optional.of(side), focus, precision);
    }

    public LoadOptions withFocus(Focus chosen) {
        return new LoadOptions(preprocessing, imageSize, chosen, precision);
    }

    public LoadOptions withPrecision(Precision chosen) {
        return new LoadOptions(preprocessing, imageSize, focus, chosen);
    }
}
