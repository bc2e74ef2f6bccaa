package dev.margo.distributed;

import dev.margo.tensor.ProcessGroupException;
import dev.margo.tensor.Tensor;
import java.util.List;

/**
 * The copies of a network that are trained together, seen from one of them. All ranks call the same methods in the same
 * order; each may throw {@link ProcessGroupException} when a rank ended or does not answer.
 */
public interface Replicas extends AutoCloseable {
    /** Which copy this process holds, from 0; the first one writes the records. */
    int rank();

    /** Number of copies. */
    int size();

    /** Replaces each gradient by its mean over the copies. */
    void averageGradients(List<Tensor> gradients);

    /** Replaces the weights of every copy by those of rank 0. */
    void sameEverywhere(List<Tensor> weights);

    /** The sums over the copies, value by value. */
    double[] sum(double... values);

    /** Whether any copy, this one if {@code here}, was asked to stop. */
    boolean anyInterrupted(boolean here);

    @Override
    void close();

    /** The one copy of a process that trains alone. */
    static Replicas single() {
        return new SingleReplica();
    }
}
