package dev.margo.sam;

import dev.margo.tensor.Tensor;

/** How the attended values of a ViT block are computed from its queries, keys and values. */
interface VitAttentionKernel {
    /**
     * @param weights of the block
     * @param qkv (H W, 3 C), for each token its query, key and value
     * @param attended (H W, C), written
     * @param window side of a window, or 0 for the whole grid
     */
    void attend(VitAttention weights, Tensor qkv, Tensor attended, TokenGrid grid, int window);
}
