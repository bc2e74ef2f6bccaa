package dev.margo.objective;

import dev.margo.tensor.Tensor;

/** What an objective needs of its trainer while it learns from a batch. */
public interface Learning {
    /** Adds the gradients of {@code loss}, a single value; the trainer may scale it to keep small ones from vanishing. */
    void backward(Tensor loss);

    /** Moves the weights now, in the middle of a batch, and forgets the gradients. */
    void step();
}
