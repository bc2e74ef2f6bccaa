package dev.margo.speed;

import dev.margo.image.Image;
import dev.margo.segment.LoadOptions;
import dev.margo.tensor.Device;
import java.util.Optional;

/**
 * Under which a subject is measured.
 *
 * @param options but for the precision, which each measurement names
 * @param runs of every stage that is short and can be repeated
 * @param picture for whose masks precisions are compared; absent: they are not. Times are those of a synthetic picture
 */
public record Conditions(Device device, LoadOptions options, int runs, Optional<Image> picture) {
    public Conditions {
        if (runs < 1) {
            throw new IllegalArgumentException("runs must be at least 1, got " + runs);
        }
    }
}
