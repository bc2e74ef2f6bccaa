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
    private static final int TOKENS = 400; // of a run at most, unless a window has more: enough rows for a product

    /** Runs that cover a map, those of a row about equally long. */
    static List<WindowRun> over(int height, int width, int window) {
        int across = divideUp(width, window);
        int most = Math.max(1, TOKENS / (window * window));
        int columns = window * divideUp(across, divideUp(across, most));
        List<WindowRun> runs = new ArrayList<>();
        for (int top = 0; top < height; top += window) {
            for (int left = 0; left < width; left += columns) {
                runs.add(new WindowRun(
                        top, left, Math.min(window, height - top), Math.min(columns, width - left), window));
            }
        }
        return runs;
    }

    private static int divideUp(int size, int part) {
        return (size + part - 1) / part;
    }

    int windows() {
        return divideUp(width, window);
    }

    int tokens() {
        return height * width;
    }
}
