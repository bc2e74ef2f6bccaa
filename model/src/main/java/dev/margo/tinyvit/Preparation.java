package dev.margo.tinyvit;

import dev.margo.nn.Conv2d;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/**
 * What fast layers are made with.
 *
 * @param weights comes to own what is made of the plain network's weights
 * @param vectors whether attention may use Java's Vector API
 */
record Preparation(TensorScope weights, boolean vectors) {
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
