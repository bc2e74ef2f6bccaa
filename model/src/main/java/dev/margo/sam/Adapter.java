package dev.margo.sam;

import dev.margo.nn.Conv2d;
import dev.margo.nn.ConvTranspose2d;
import dev.margo.nn.LayerNorm;
import dev.margo.nn.Linear;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/**
 * SAM-Med2D's adapter, parallel to a block's MLP: a channel gate, then a convolution down and up again.
 *
 * <p>Source: OpenGVLab/SAM-Med2D at bfd2b93, segment_anything/modeling/image_encoder.py.
 */
final class Adapter {
    private static final double NORM_EPSILON = 1e-5;
    private static final int SQUEEZE = 4;

    private final LayerNorm norm;
    private final Linear squeeze;
    private final Linear excite;
    private final Conv2d down;
    private final ConvTranspose2d up;

    Adapter(Parameters parameters, int width) {
        norm = new LayerNorm(parameters.in("norm"), width, NORM_EPSILON);
        squeeze = Linear.withoutBias(parameters.in("channel").in(0), width, width / SQUEEZE);
        excite = Linear.withoutBias(parameters.in("channel").in(2), width / SQUEEZE, width);
        Parameters spatial = parameters.in("spatial");
        down = Conv2d.withoutBias(spatial.in(0), width, width, new Conv2d.Window(3, 2, 1));
        up = ConvTranspose2d.withoutBias(spatial.in(2), width, width, new Conv2d.Window(4, 2, 1));
    }

    /** (B, H, W, C) to the same; H and W must be even. */
    Tensor forward(Tensor x) {
        if (x.size(1) % 2 != 0 || x.size(2) % 2 != 0) {
            throw new IllegalArgumentException(
                    "SAM-Med2D's adapters need an even embedding grid, got %s x %s; choose an image size that is a multiple of 32"
                            .formatted(x.size(1), x.size(2)));
        }
        return TensorScope.compute("adapter", () -> {
            Tensor y = x.permute(0, 3, 1, 2);
            Tensor gate = excite.forward(squeeze.forward(y.mean(2, 3)).relu()).sigmoid();
            Tensor gated = y.mul(gate.unsqueeze(2).unsqueeze(3));
            Tensor spatial = up.forward(down.forward(gated).relu()).relu();
            return norm.forward(y.add(spatial).permute(0, 2, 3, 1));
        });
    }
}
