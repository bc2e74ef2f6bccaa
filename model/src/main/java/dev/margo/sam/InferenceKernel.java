package dev.margo.sam;

import dev.margo.tensor.Tensor;

/** A way to compute an image encoder that needs no gradients, with what it prepared for it. */
interface InferenceKernel extends AutoCloseable {
    /** One image (1, 3, S, S) to (1, C, S/P, S/P). */
    Tensor forward(Tensor image);

    /** Frees what was prepared; the weights themselves stay. */
    @Override
    void close();
}
