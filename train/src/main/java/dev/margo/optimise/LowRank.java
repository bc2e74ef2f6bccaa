package dev.margo.optimise;

import dev.margo.nn.Parameter;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Low-rank adaptation: of a matrix W, which stays as it is, W + B A is used, and only B and A learn. In the joint matrix
 * of queries, keys and values, the queries and the values are adapted. Exported, a network has W + B A in place of W, so
 * nothing about it is special.
 *
 * <p>Source: Hu et al., LoRA (2021); placement and start values of hitachinsk/SAMed, sam_lora_image_encoder.py: A evenly
 * from +-1/sqrt(inputs), B zero, no scale.
 */
public final class LowRank implements AutoCloseable {
    private static final String JOINT = ".qkv.weight";

    private final List<Adapted> adapted = new ArrayList<>();
    private final Map<String, Tensor> factors = new LinkedHashMap<>();
    private final TensorScope memory = TensorScope.holder("low-rank factors");

    /**
     * A matrix whose rows are cut in equal parts, some of which have factors.
     *
     * @param names for each part, what its factors' names begin with; empty for a part that stays as it is
     */
    private record Adapted(Parameter parameter, List<String> names) {
        long rows() {
            return parameter.size(0) / names.size();
        }
    }

    /**
     * @param matrices the weights to adapt, by name
     * @param rank inner size of the factors
     * @param seed of the start values
     * @throws IllegalArgumentException if one of them is no matrix
     */
    public LowRank(Map<String, Parameter> matrices, int rank, long seed) {
        try (TensorScope scope = TensorScope.open("start low-rank factors")) {
            matrices.forEach(
                    (name, parameter) -> adapt(name, parameter, rank, new SplittableRandom(seed ^ name.hashCode())));
        }
    }

    private void adapt(String name, Parameter parameter, int rank, SplittableRandom random) {
        if (parameter.shape().length != 2) {
            throw new IllegalArgumentException(
                    "'%s' is no matrix and cannot be adapted at low rank; choose weights of linear layers"
                            .formatted(parameter));
        }
        List<String> names =
                name.endsWith(JOINT) ? List.of(name + ".lora_q", "", name + ".lora_v") : List.of(name + ".lora");
        Adapted target = new Adapted(parameter, names);
        adapted.add(target);
        for (String part : names) {
            if (!part.isEmpty()) {
                factors.put(
                        part + "_a",
                        memory.adopt(even(rank, parameter.size(1), random).toDeviceOf(parameter.value())));
                factors.put(
                        part + "_b",
                        memory.adopt(Tensor.zeros(target.rows(), rank).toDeviceOf(parameter.value())));
            }
        }
    }

    private static Tensor even(long rank, long inputs, SplittableRandom random) {
        double bound = 1 / Math.sqrt(inputs);
        float[] values = new float[Math.toIntExact(rank * inputs)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return Tensor.of(values, rank, inputs);
    }

    /** What learns, by name; belongs to this. */
    public Map<String, Tensor> factors() {
        return Map.copyOf(factors);
    }

    /** The adapted matrices by their parameters' names, with the factors of {@code values}. */
    public Map<String, Tensor> compose(Map<String, Tensor> values) {
        Map<String, Tensor> composed = new LinkedHashMap<>();
        for (Adapted target : adapted) {
            List<Tensor> parts = new ArrayList<>();
            for (int i = 0; i < target.names().size(); i++) {
                Tensor own = target.parameter().value().narrow(0, i * target.rows(), target.rows());
                String name = target.names().get(i);
                parts.add(name.isEmpty() ? own : own.add(values.get(name + "_b").matmul(values.get(name + "_a"))));
            }
            composed.put(target.parameter().name(), Tensor.cat(0, parts));
        }
        return composed;
    }

    @Override
    public void close() {
        memory.close();
    }
}
