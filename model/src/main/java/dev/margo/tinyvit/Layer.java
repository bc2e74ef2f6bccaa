package dev.margo.tinyvit;

import dev.margo.tensor.Tensor;

/** One step of a stage in its plain form, and the way to its fast one. */
interface Layer {
    /** (B, C, H, W) to the same, but for {@link PatchMerging}. */
    Tensor forward(Tensor x);

    /** The same computation for inference on the processor. */
    FusedLayer fuse(Preparation preparation);
}
