package dev.margo.speed;

import static dev.margo.speed.EncoderOperations.KERNEL;
import static dev.margo.speed.EncoderOperations.product;
import static dev.margo.speed.EncoderOperations.square;

import dev.margo.tinyvit.TinyVitConfig;

/**
 * What a TinyViT computes.
 *
 * @param grid side of the last stage's map, below which no merging goes
 */
record TinyVitOperations(TinyVitConfig body, int grid) {
    /** Multiplications and additions of a picture at {@code imageSize} pixels. */
    double count(int imageSize) {
        int first = body.widths().get(0);
        int side = imageSize / 4;
        double operations = product(square(imageSize / 2), KERNEL * EncoderOperations.COLOURS, first / 2)
                + product(square(side), KERNEL * first / 2, first);
        for (int stage = 0; stage < body.widths().size(); stage++) {
            operations += body.depths().get(stage) * block(stage, side);
            if (stage + 1 < body.widths().size()) {
                int next = Math.max(grid, side / 2);
                operations += merging(stage, square(side), square(next));
                side = next;
            }
        }
        return operations;
    }

    private double block(int stage, int side) {
        int width = body.widths().get(stage);
        if (stage == 0) {
            int hidden = EncoderOperations.MLP_RATIO * width;
            return 2 * product(square(side), width, hidden) + depthWise(square(side), hidden);
        }
        return EncoderOperations.block(side, body.windows().get(stage), width) + depthWise(square(side), width);
    }

    private double merging(int stage, double pixels, double nextPixels) {
        int in = body.widths().get(stage);
        int out = body.widths().get(stage + 1);
        return product(pixels, in, out) + depthWise(nextPixels, out) + product(nextPixels, out, out);
    }

    private static double depthWise(double pixels, int width) {
        return product(pixels, KERNEL, width);
    }
}
