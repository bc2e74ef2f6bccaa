package dev.margo.sam;

/**
 * The grid of tokens of one image.
 *
 * @param height rows H
 * @param width columns W
 */
record TokenGrid(int height, int width) {
    int tokens() {
        return height * width;
    }
}
