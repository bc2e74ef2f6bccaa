package dev.margo.tinyvit;

import java.util.List;

/**
 * Shape of a TinyViT, stage by stage; the first stage is convolutional, so its heads and window are unused.
 *
 * @param classes outputs of the classifier that the checkpoint carries and segmentation never uses
 */
public record TinyVitConfig(
        List<Integer> widths, List<Integer> depths, List<Integer> heads, List<Integer> windows, int classes) {
    /** Stands for the heads and the window of the first stage, which has none. */
    public static final int UNUSED = 0;

    public TinyVitConfig {
        widths = List.copyOf(widths);
        depths = List.copyOf(depths);
        heads = List.copyOf(heads);
        windows = List.copyOf(windows);
        if (depths.size() != widths.size() || heads.size() != widths.size() || windows.size() != widths.size()) {
            throw new IllegalArgumentException(
                    "a TinyViT needs a depth, heads and a window for each width, got %s, %s, %s, %s"
                            .formatted(widths, depths, heads, windows));
        }
    }

    /** The one that MobileSAM ships. */
    public static TinyVitConfig mobileSam() {
        return new TinyVitConfig(
                List.of(64, 128, 160, 320),
                List.of(2, 2, 6, 2),
                List.of(UNUSED, 4, 5, 10),
                List.of(UNUSED, 7, 14, 7),
                1000);
    }

    /** Channels of the last stage. */
    public int outWidth() {
        return widths.get(widths.size() - 1);
    }
}
