package dev.margo.tinyvit;

import dev.margo.nn.Conv2d;
import dev.margo.simd.Simd;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.Optional;

/**
 * What fast layers are made with.
 *
 * @param weights comes to own what is made of the plain network's weights
 * @param vectors whether attention may use Java's Vector API
 */
record Preparation(TensorScope weights, boolean vectors) {
    private static final System.Logger LOG = System.getLogger(Preparation.class.getName());

    /** Uses what this machine has. */
    static Preparation forThisMachine() {
        Optional<String> obstacle = Simd.obstacle();
        if (obstacle.isPresent()) {
            LOG.log(System.Logger.Level.WARNING, "attention is computed by libtorch: " + obstacle.get());
        } else {
            LOG.log(System.Logger.Level.DEBUG, "attention is computed in tiles, {0} floats at a time", Simd.lanes());
        }
        return new Preparation(obstacle.isEmpty());
    }

    Preparation(boolean vectors) {
        this(TensorScope.holder("prepared weights of TinyViT"), vectors);
    }

    WindowAttention attention(OffsetBiasAttention plain) {
        if (vectors) {
            return new TiledWindowAttention(plain);
        }
        return new LibtorchWindowAttention(plain, weights.adopt(plain.ofPadding()));
    }

    FoldedConv fold(ConvBn plain) {
        Tensor weight = plain.conv.weight().mul(plain.norm.scale().reshape(-1, 1, 1, 1));
        Tensor bias = plain.norm.shift();
        Conv2d.Window window = plain.conv.window();
        return new FoldedConv(weights.adopt(weight), weights.adopt(bias), window.stride(), window.groups());
    }
}
