package dev.margo.tinyvit;

import java.util.ArrayList;
import java.util.List;

/**
 * Some windows beside each other, of which only the tokens on the map count; the rest is padding.
 *
 * @param top first row on the map
 * @param left first column on the map
 * @param height rows on the map, at most those of a window
 * @param width columns on the map
 * @param window side of a window
 */
record WindowRun(int top, int left, int height, int width, int window) {
    private static final int TOKENS = 400; // at most, unless a window has more: enough rows for a product

    /** Runs that cover a map. */
    static List<WindowRun> over(int height, int width, int window) {
        int columns = window * Math.max(1, TOKENS / (window * window));
        List<WindowRun> runs = new ArrayList<>();
        for (int top = 0; top < height; top += window) {
            for (int left = 0; left < width; left += columns) {
                runs.add(new WindowRun(
                        top, left, Math.min(window, height - top), Math.min(columns, width - left), window));
            }
        }
        return runs;
    }

    int windows() {
        return (width + window - 1) / window;
    }

    int tokens() {
        return height * width;
    }
}
