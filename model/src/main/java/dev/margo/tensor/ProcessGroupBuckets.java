package dev.margo.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Many tensors as few: hundreds of small ones would cost hundreds of journeys, one huge copy of all would double the
 * memory. The same tensors always fall into the same buckets.
 */
final class ProcessGroupBuckets {
    private static final long BUCKET_BYTES = 25L << 20;

    private ProcessGroupBuckets() {}

    /** Cuts into runs of neighbours of at most 25 MiB; a larger tensor is alone, an empty one in none. */
    static List<List<Tensor>> of(List<Tensor> tensors) {
        List<List<Tensor>> buckets = new ArrayList<>();
        long filled = 0;
        for (Tensor tensor : tensors) {
            long bytes = Float.BYTES * tensor.count();
            if (bytes == 0) {
                continue;
            }
            if (buckets.isEmpty() || filled + bytes > BUCKET_BYTES) {
                buckets.add(new ArrayList<>());
                filled = 0;
            }
            buckets.get(buckets.size() - 1).add(tensor);
            filled += bytes;
        }
        return buckets;
    }

    /** Lays the values of {@code bucket} in one row, lets {@code exchange} change them, and puts them back. */
    static void through(List<Tensor> bucket, Consumer<org.bytedeco.pytorch.Tensor> exchange) {
        try (NoGradients none = NoGradients.here();
                PointerScope temporaries = new PointerScope()) {
            org.bytedeco.pytorch.Tensor row = torch.cat(new TensorVector(bucket.stream()
                    .map(tensor -> tensor.handle().flatten())
                    .toArray(org.bytedeco.pytorch.Tensor[]::new)));
            exchange.accept(row);
            long from = 0;
            for (Tensor tensor : bucket) {
                tensor.handle().copy_(row.narrow(0, from, tensor.count()).view_as(tensor.handle()));
                from += tensor.count();
            }
        }
    }
}
