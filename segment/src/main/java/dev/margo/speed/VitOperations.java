package dev.margo.speed;

import static dev.margo.speed.EncoderOperations.block;
import static dev.margo.speed.EncoderOperations.padded;
import static dev.margo.speed.EncoderOperations.product;
import static dev.margo.speed.EncoderOperations.square;

import dev.margo.sam.EncoderConfig;

/** What a plain vision transformer computes, without the neck. */
final class VitOperations {
    private static final int UP_KERNEL = 4 * 4;

    private VitOperations() {}

    /** Multiplications and additions on a grid of side {@code grid}. */
    static double count(EncoderConfig.Vit vit, int grid) {
        double operations = product(square(grid), EncoderOperations.COLOURS * square(vit.patchSize()), vit.width());
        for (int i = 0; i < vit.depth(); i++) {
            int window = vit.globalBlocks().contains(i) || vit.windowSize() == 0 ? grid : vit.windowSize();
            operations += block(grid, window, vit.width())
                    + product(padded(grid, window), 2 * window, vit.width()) // relative positions of rows and columns
                    + (vit.adapters() ? adapter(square(grid), vit.width()) : 0);
        }
        return operations;
    }

    /** SAM-Med2D's: a convolution to half the grid, and a transposed one back. */
    private static double adapter(double tokens, int width) {
        return product(tokens / 4, (EncoderOperations.KERNEL + UP_KERNEL) * width, width);
    }
}
