package dev.margo.distributed;

import dev.margo.tensor.Tensor;
import java.util.List;

/** Training in one process: what the others have is what this one has. */
record SingleReplica() implements Replicas {
    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void averageGradients(List<Tensor> gradients) {
        // the mean of one
    }

    @Override
    public void sameEverywhere(List<Tensor> weights) {
        // there is no elsewhere
    }

    @Override
    public double[] sum(double... values) {
        return values.clone();
    }

    @Override
    public boolean anyInterrupted(boolean here) {
        return here;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
