package dev.margo.sam;

import dev.margo.simd.Simd;
import dev.margo.tensor.Device;
import dev.margo.tensor.Tensor;
import java.util.Optional;

/** Chooses, once for a loaded model, how its image encoder is computed when no gradients are needed. */
public final class InferenceEncoder {
    private static final System.Logger LOG = System.getLogger(InferenceEncoder.class.getName());

    private final ImageEncoder kernel;

    private InferenceEncoder(ImageEncoder kernel) {
        this.kernel = kernel;
    }

    /** The fastest way on {@code device}, where the weights of {@code sam} are. */
    public static InferenceEncoder of(Sam sam, Device device) {
        ImageEncoder plain = sam.imageEncoder();
        if (device.kind() == Device.Kind.CPU && plain instanceof VitEncoder vit) {
            return new InferenceEncoder(new FusedVitEncoder(vit, attention()));
        }
        return new InferenceEncoder(plain);
    }

    private static VitAttentionKernel attention() {
        Optional<String> obstacle = Simd.obstacle();
        if (obstacle.isPresent()) {
            LOG.log(System.Logger.Level.WARNING, "attention is computed by libtorch: " + obstacle.get());
            return new LibtorchVitAttention();
        }
        LOG.log(System.Logger.Level.DEBUG, "attention is computed in tiles, {0} floats at a time", Simd.lanes());
        return new TiledVitAttention();
    }

    /** (B, 3, S, S) to (B, C, S/P, S/P). */
    public Tensor forward(Tensor image) {
        return kernel.forward(image);
    }
}
