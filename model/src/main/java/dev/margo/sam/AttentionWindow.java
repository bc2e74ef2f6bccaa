package dev.margo.sam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One window of attention on a grid of tokens. Places below and right of the grid are keys like any other, but ask
 * nothing.
 *
 * @param height rows of places
 * @param width columns of places
 * @param tokens the token at each place, row-major, or {@link #PADDING}
 * @param queries the places that hold a token, ascending
 */
record AttentionWindow(int height, int width, int[] tokens, int[] queries) {
    static final int PADDING = -1;

    /** The windows of side {@code window} over a grid, or with 0 the only one, the whole grid. */
    static List<AttentionWindow> over(int height, int width, int window) {
        if (window == 0) {
            int[] all = IntStream.range(0, height * width).toArray();
            return List.of(new AttentionWindow(height, width, all, all));
        }
        List<AttentionWindow> windows = new ArrayList<>();
        for (int top = 0; top < height; top += window) {
            for (int left = 0; left < width; left += window) {
                windows.add(at(top, left, height, width, window));
            }
        }
        return windows;
    }

    private static AttentionWindow at(int top, int left, int height, int width, int window) {
        int[] tokens = new int[window * window];
        Arrays.setAll(tokens, place -> {
            int row = top + place / window;
            int column = left + place % window;
            return row < height && column < width ? row * width + column : PADDING;
        });
        int[] queries = IntStream.range(0, tokens.length)
                .filter(place -> tokens[place] != PADDING)
                .toArray();
        return new AttentionWindow(window, window, tokens, queries);
    }
}
