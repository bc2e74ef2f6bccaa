package dev.margo.nn;

import dev.margo.tensor.Tensor;

/** Layer normalisation over the channels at each pixel: (B, C, H, W) to the same. */
public final class LayerNorm2d {
    private final LayerNorm overChannels;

    public LayerNorm2d(Parameters parameters, int channels, double epsilon) {
        overChannels = new LayerNorm(parameters, channels, epsilon);
    }

    public Tensor forward(Tensor x) {
        return overChannels.forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2);
    }

    /** As {@link LayerNorm#into}, for pixels as rows: (H W, C). */
    public void intoRows(Tensor target, Tensor x) {
        overChannels.into(target, x);
    }
}
