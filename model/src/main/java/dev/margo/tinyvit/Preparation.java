package dev.margo.tinyvit;

import dev.margo.nn.Conv2d;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/**
 * What fast layers are made with.
 *
 * @param weights comes to own what is made of the plain network's weights
 */
record Preparation(TensorScope weights) {
    WindowAttention attention(OffsetBiasAttention plain) {
        return new WindowAttention(plain, weights);
    }

    FoldedConv fold(ConvBn plain) {
        Tensor weight = plain.conv.weight().mul(plain.norm.scale().reshape(-1, 1, 1, 1));
        Tensor bias = plain.norm.shift();
        Conv2d.Window window = plain.conv.window();
        return new FoldedConv(weights.adopt(weight), weights.adopt(bias), window.stride(), window.groups());
    }
}
