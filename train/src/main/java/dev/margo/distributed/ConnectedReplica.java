package dev.margo.distributed;

import dev.margo.tensor.ProcessGroup;
import dev.margo.tensor.Tensor;
import java.util.List;

/** One of several processes, connected by {@code group}, which it closes. */
record ConnectedReplica(ProcessGroup group) implements Replicas {
    @Override
    public int rank() {
        return group.rank();
    }

    @Override
    public int size() {
        return group.size();
    }

    @Override
    public void averageGradients(List<Tensor> gradients) {
        group.average(gradients);
    }

    @Override
    public void sameEverywhere(List<Tensor> weights) {
        group.broadcast(weights, 0);
    }

    @Override
    public double[] sum(double... values) {
        return group.sum(values);
    }

    @Override
    public boolean anyInterrupted(boolean here) {
        return group.sum(here ? 1 : 0)[0] > 0;
    }

    @Override
    public void close() {
        group.close();
    }
}
