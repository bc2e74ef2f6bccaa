package dev.margo.optimise;

import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.LinkedHashMap;
import java.util.Map;

/** An exponential moving average of weights, which often judges better than the weights themselves. */
public final class MovingAverage implements AutoCloseable {
    private static final int SETTLING = 10; // early on, the average follows faster: (1 + t) / (10 + t)

    private final Map<String, Tensor> followed;
    private final double decay;
    private final TensorScope memory = TensorScope.holder("moving average");
    private final Map<String, Tensor> average = new LinkedHashMap<>();

    /** @param decay share of the average that each step keeps, below 1 */
    public MovingAverage(Map<String, Tensor> followed, double decay) {
        this.followed = followed;
        this.decay = decay;
        try (TensorScope scope = TensorScope.open("start moving average")) {
            followed.forEach((name, tensor) ->
                    average.put(name, memory.adopt(tensor.detach().copy())));
        }
    }

    /** Takes in the weights after step {@code step}. */
    public void follow(long step) {
        double kept = Math.min(decay, (1.0 + step) / (SETTLING + step));
        average.forEach((name, tensor) -> tensor.moveTowards(followed.get(name), 1 - kept));
    }

    /** The averages by name; they belong to this. */
    public Map<String, Tensor> values() {
        return Map.copyOf(average);
    }

    @Override
    public void close() {
        memory.close();
    }
}
