package dev.margo.dataset;

import dev.margo.image.IntensityWindow;
import java.util.Objects;

/**
 * How pictures and masks in folders are read.
 *
 * @param masks how masks lie in their folder
 * @param ids what ids in a label map mean
 * @param leastArea objects of fewer pixels, in the picture or slice as it is stored, are dropped
 * @param window from intensities to 0..255; fitted to a whole volume, not to its slices
 */
public record FolderSettings(MaskLayout masks, ObjectIds ids, int leastArea, IntensityWindow window) {
    /** micro-sam's filter. */
    private static final int LEAST_AREA = 25;

    public FolderSettings {
        Objects.requireNonNull(masks, "masks");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(window, "window");
        if (leastArea < 1) {
            throw new IllegalArgumentException("an object has at least 1 pixel, got %s".formatted(leastArea));
        }
    }

    /** Label maps with an object per id, of 25 pixels or more; the automatic window. */
    public static FolderSettings standard() {
        return new FolderSettings(MaskLayout.LABEL_MAP, ObjectIds.KEPT, LEAST_AREA, IntensityWindow.automatic());
    }

    /** The same for masks that lie otherwise. */
    public FolderSettings withMasks(MaskLayout other) {
        return new FolderSettings(other, ids, leastArea, window);
    }

    /** The same for ids of another meaning. */
    public FolderSettings withIds(ObjectIds other) {
        return new FolderSettings(masks, other, leastArea, window);
    }

    /** The same with another size from which on objects count. */
    public FolderSettings withLeastArea(int pixels) {
        return new FolderSettings(masks, ids, pixels, window);
    }

    /** The same with another window, such as {@link IntensityWindow#abdomenCt()}. */
    public FolderSettings withWindow(IntensityWindow other) {
        return new FolderSettings(masks, ids, leastArea, other);
    }
}
