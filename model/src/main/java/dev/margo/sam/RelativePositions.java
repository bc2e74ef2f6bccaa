package dev.margo.sam;

import dev.margo.nn.Parameter;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Functional;
import dev.margo.tensor.Tensor;

/** A learned vector for every offset between two positions on one axis. */
final class RelativePositions {
    private final Parameter table; // (2 side - 1, headWidth), from offset -(side - 1) to side - 1

    RelativePositions(Parameters parameters, String name, int side, int headWidth) {
        table = parameters.weight(name, 2L * side - 1, headWidth);
    }

    /**
     * (side, side, headWidth): the vector for each query and key position on an axis of {@code side} tokens. A table
     * made for another side is resized linearly.
     */
    Tensor between(long side) {
        Tensor offsets = table(side);
        long[] index = new long[Math.toIntExact(side * side)];
        for (int query = 0; query < side; query++) {
            for (int key = 0; key < side; key++) {
                index[Math.toIntExact(query * side + key)] = query - key + side - 1;
            }
        }
        return offsets.indexSelect(0, index).reshape(side, side, offsets.size(1));
    }

    /** (2 side - 1, headWidth): the vectors of the offsets from -(side - 1) on. */
    Tensor table(long side) {
        long length = 2 * side - 1;
        Tensor stored = table.value();
        if (stored.size(0) == length) {
            return stored;
        }
        Tensor resized = Functional.resizeLinear(stored.transpose(0, 1).unsqueeze(0), length);
        return resized.select(0, 0).transpose(0, 1);
    }
}
