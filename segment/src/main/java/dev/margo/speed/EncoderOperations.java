package dev.margo.speed;

import dev.margo.sam.EncoderConfig;
import dev.margo.sam.SamConfig;

/**
 * How much an image encoder computes, from its shape: the multiplications and additions of all products and
 * convolutions, each counted, as the published code does them. There, windows at the border of the grid are filled up
 * with padding, which is computed with; an encoder that leaves some of it out is credited with it, so that shares of the
 * machine's rate compare across programs. Norms, activations and softmax, less than one in a hundred, are left out.
 */
public final class EncoderOperations {
    static final int MLP_RATIO = 4;
    static final int COLOURS = 3;
    static final int KERNEL = 3 * 3;

    private static final double GIGA = 1e9;

    private EncoderOperations() {}

    /** GFLOP of one picture at {@code imageSize} pixels. */
    public static double gflop(SamConfig config, int imageSize) {
        EncoderConfig encoder = config.encoder();
        int grid = imageSize / encoder.patchSize();
        int out = config.decoder().width();
        if (encoder instanceof EncoderConfig.Vit vit) {
            return (VitOperations.count(vit, grid) + neck(square(grid), vit.width(), out)) / GIGA;
        }
        EncoderConfig.Tiny tiny = (EncoderConfig.Tiny) encoder;
        double body = new TinyVitOperations(tiny.body(), grid).count(imageSize);
        return (body + neck(square(grid), tiny.body().outWidth(), out)) / GIGA;
    }

    private static double neck(double tokens, int in, int out) {
        return product(tokens, in, out) + product(tokens, KERNEL * out, out);
    }

    /** Attention in windows and an MLP, on a grid of {@code side} x {@code side} tokens. */
    static double block(int side, int window, int width) {
        double tokens = padded(side, window);
        return product(tokens, width, 4 * width) // queries, keys, values and the projection
                + 2 * product(tokens, square(window), width) // scores, and values weighted by them
                + 2 * product(square(side), width, MLP_RATIO * width);
    }

    /** (rows, in) by (in, out). */
    static double product(double rows, double in, double out) {
        return 2 * rows * in * out;
    }

    /** Tokens of a grid that is filled up to whole windows. */
    static double padded(int side, int window) {
        return square((side + window - 1) / window * window);
    }

    static double square(int side) {
        return (double) side * side;
    }
}
