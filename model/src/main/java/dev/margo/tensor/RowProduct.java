package dev.margo.tensor;

/**
 * x W^T + b for rows x, with weights prepared once for a {@link Precision}. Rows go in and come out as float32. Any
 * number of threads may use it at once.
 */
public interface RowProduct extends AutoCloseable {
    /** Writes the result for {@code x} (rows, in) into {@code target} (rows, out). */
    void into(Tensor target, Tensor x);

    /** Adds the result for {@code x} (rows, in) to {@code target} (rows, out). */
    void addTo(Tensor target, Tensor x);

    /** Frees what was prepared. */
    @Override
    void close();
}
