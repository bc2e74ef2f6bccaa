package dev.margo.tensor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.AllreduceOptions;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.BroadcastOptions;
import org.bytedeco.pytorch.ReduceOp;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.global.torch;

/**
 * Several processes that compute together, each known by its rank, 0 to {@link #size()} - 1. Over Gloo on the
 * processor, over NCCL on CUDA devices. On Linux only, because libtorch for Java has no Gloo elsewhere.
 *
 * <p>Every operation is one that all ranks call, in the same order and with tensors of the same shapes; each ends when
 * its result is there. What the ranks are about to do is compared first, 16 bytes per operation: libtorch would end the
 * process, without an exception, where two ranks do different things.
 *
 * <p>All ranks get the same bits, and the same operands give the same bits each time.
 *
 * <p>An operation throws {@link ProcessGroupException} when a process ended (at once, as its connections break) or does
 * not answer (after the patience given to {@link #join}). The group is of no use then but to be closed. A group belongs
 * to one thread at a time.
 */
public final class ProcessGroup implements AutoCloseable {
    static {
        Libtorch.load();
    }

    private final int rank;
    private final int size;
    private final Device device;
    private final Duration patience;
    private Backend backend;
    private String whyClosed = "it was closed";

    private ProcessGroup(int rank, int size, Device device, Duration patience) {
        this.rank = rank;
        this.size = size;
        this.device = device;
        this.patience = patience;
    }

    /**
     * Meets the other processes and connects to them.
     *
     * @param patience how long to wait for a process that does not answer, here and in every operation; longer than one
     *     rank ever works alone, such as while it validates
     * @throws ProcessGroupException if not all come within {@code patience}
     * @throws IllegalStateException if this machine's libtorch cannot connect processes on {@code device}
     */
    public static ProcessGroup join(int rank, int size, ProcessGroupStore store, Device device, Duration patience) {
        if (size < 2 || rank < 0 || rank >= size) {
            throw new IllegalArgumentException(
                    "no rank %s among %s processes; there are at least 2, and ranks count from 0"
                            .formatted(rank, size));
        }
        ProcessGroup group = new ProcessGroup(rank, size, device, patience);
        ProcessGroupDoor door = new ProcessGroupDoor(store, rank);
        group.connect(door);
        if (device.kind() == Device.Kind.CPU) { // NCCL goes on looking into the store
            // libtorch writes into the file once more when it lets go of it, and would make it again
            group.barrier();
            door.clear();
            group.barrier();
        }
        return group;
    }

    private void connect(ProcessGroupDoor door) {
        ProcessGroupBackend connector = new ProcessGroupBackend(rank, size, device, patience);
        connector.requireAvailable();
        ProcessGroupPatience waiting = new ProcessGroupPatience(rank, patience);
        try (PointerScope temporaries = new PointerScope()) {
            Store store = door.open(waiting);
            String run = new ProcessGroupMeeting(rank, size, store).meet(waiting);
            String ownAddress = door.ownAddress();
            try {
                backend = connector.connect(ProcessGroupDoor.partOf(store, run), ownAddress);
            } catch (RuntimeException e) {
                throw lost("connecting", waiting, e);
            }
            backend.retainReference();
            barrier(); // until then another rank may need the store that this one holds
        }
    }

    public int rank() {
        return rank;
    }

    /** Number of processes. */
    public int size() {
        return size;
    }

    // --- operations ---------------------------------------------------------------------------------------------

    /** Replaces each tensor by the mean of what the ranks have in its place. */
    public void average(List<Tensor> tensors) {
        agree("average " + described(tensors));
        for (List<Tensor> bucket : ProcessGroupBuckets.of(tensors)) {
            ProcessGroupBuckets.through(bucket, row -> {
                reduce("averaging tensors", row, ReduceOp.RedOpType.SUM);
                row.div_(new Scalar(size));
            });
        }
    }

    /** Replaces each tensor by what rank {@code root} has in its place. */
    public void broadcast(List<Tensor> tensors, int root) {
        if (root < 0 || root >= size) {
            throw new IllegalArgumentException("no rank %s among %s processes".formatted(root, size));
        }
        agree("broadcast from " + root + " " + described(tensors));
        for (List<Tensor> bucket : ProcessGroupBuckets.of(tensors)) {
            ProcessGroupBuckets.through(bucket, row -> {
                BroadcastOptions options = new BroadcastOptions();
                options.rootRank(root).timeout(patience());
                await("sharing tensors", () -> backend.broadcast(new TensorVector(row), options));
            });
        }
    }

    /** The sums over all ranks, value by value. Leaves {@code values} as they are. */
    public double[] sum(double... values) {
        agree("sum of " + values.length);
        if (values.length == 0) {
            return new double[0];
        }
        try (PointerScope temporaries = new PointerScope()) {
            double[] sums = new double[values.length];
            org.bytedeco.pytorch.Tensor row =
                    org.bytedeco.pytorch.Tensor.create(values).to(device.handle(), torch.ScalarType.Double);
            reduce("summing numbers", row, ReduceOp.RedOpType.SUM);
            row.cpu().data_ptr_double().get(sums);
            return sums;
        }
    }

    /** Returns when all ranks have come here. */
    public void barrier() {
        agree("barrier");
    }

    private static String described(List<Tensor> tensors) {
        StringBuilder shapes = new StringBuilder();
        tensors.forEach(tensor -> shapes.append(Arrays.toString(tensor.shape())));
        return shapes.toString();
    }

    /** Compares what the ranks are about to do by the greatest of its hash and of its negative. */
    private void agree(String operation) {
        if (backend == null) {
            throw new IllegalStateException("this process group is of no use any more: " + whyClosed);
        }
        long hash = hash(operation);
        long[] greatest = new long[2];
        try (PointerScope temporaries = new PointerScope()) {
            org.bytedeco.pytorch.Tensor row =
                    torch.tensor(new long[] {hash, -hash}).to(device.handle(), torch.ScalarType.Long);
            reduce("waiting for the other ranks", row, ReduceOp.RedOpType.MAX);
            row.cpu().data_ptr_long().get(greatest);
        }
        if (greatest[0] != -greatest[1]) {
            throw end(
                    "rank %s of %s is about to do something else than the other ranks (%s); give all ranks the same"
                                    .formatted(rank, size, abbreviated(operation))
                            + " version of Margo, options and data",
                    null);
        }
    }

    private static long hash(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 1099511628211L * (hash ^ text.charAt(i));
        }
        return hash >>> 1; // never the one number without a negative
    }

    private static String abbreviated(String operation) {
        return operation.length() <= 60 ? operation : operation.substring(0, 60) + " ...";
    }

    // --- libtorch -----------------------------------------------------------------------------------------------

    private void reduce(String doing, org.bytedeco.pytorch.Tensor row, ReduceOp.RedOpType how) {
        AllreduceOptions options = new AllreduceOptions();
        options.reduceOp(new ReduceOp(how)).timeout(patience());
        await(doing, () -> backend.allreduce(new TensorVector(row), options));
    }

    private void await(String doing, Supplier<Work> begin) {
        ProcessGroupPatience waiting = new ProcessGroupPatience(rank, patience);
        try {
            begin.get()._wait(patience());
        } catch (RuntimeException e) {
            throw lost(doing, waiting, e);
        }
    }

    private Milliseconds patience() {
        return new Milliseconds(patience.toMillis());
    }

    private ProcessGroupException lost(String doing, ProcessGroupPatience waiting, RuntimeException cause) {
        String what = String.valueOf(cause.getMessage()).matches("(?is).*timed? ?out.*")
                ? "got no answer from another rank"
                : "lost another rank, which ended,";
        return end(
                "rank %s of %s %s after %s of %s; start all ranks again, training resumes from its last checkpoint"
                        .formatted(rank, size, what, waiting.waited(), doing),
                cause);
    }

    /** Breaks the connections, so that no other rank waits for this one in vain. */
    private ProcessGroupException end(String why, RuntimeException cause) {
        close();
        whyClosed = why;
        return new ProcessGroupException(why, cause);
    }

    /** Leaves the group and frees it; the other ranks notice when they wait for this one. */
    @Override
    public void close() {
        if (backend != null) {
            backend.close();
            backend = null;
        }
    }
}
