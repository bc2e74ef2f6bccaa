package dev.margo.cli;

import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import java.util.Optional;

/**
 * What is segmented: the only picture of a file, or a slice.
 *
 * @param slice where the picture is in its volume
 */
record Picture(Image image, Optional<ChosenSlice> slice) {

    /** The window that its file proposes. */
    Optional<IntensityWindow.Range> proposedWindow() {
        return slice.flatMap(chosen -> chosen.volume().window());
    }
}
