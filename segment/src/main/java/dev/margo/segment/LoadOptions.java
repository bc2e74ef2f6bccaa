package dev.margo.segment;

import java.util.Optional;

/**
 * What a user may say about a checkpoint that its weights do not tell.
 *
 * @param preprocessing how it wants its pictures; absent: found from the checkpoint, its metadata or its name
 * @param imageSize side S of the model frame in pixels; absent: the one the weights were made for
 */
public record LoadOptions(Optional<Preprocessing> preprocessing, Optional<Integer> imageSize) {
    /** Nothing said. */
    public static LoadOptions defaults() {
        return new LoadOptions(Optional.empty(), Optional.empty());
    }

    public LoadOptions withPreprocessing(Preprocessing chosen) {
        return new LoadOptions(Optional.of(chosen), imageSize);
    }

    public LoadOptions withImageSize(int side) {
        return new LoadOptions(preprocessing, Optional.of(side));
    }
}
