package dev.margo.train;

import dev.margo.nn.Parameter;
import dev.margo.optimise.LowRank;
import dev.margo.optimise.TrainedParts;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tensors that learn, and how the network's parameters follow from them: each is a parameter's own tensor, or a
 * low-rank factor of one.
 */
final class TrainedWeights implements AutoCloseable {
    private final Map<String, Parameter> parameters;
    private final Optional<LowRank> lowRank;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();

    TrainedWeights(Map<String, Parameter> parameters, TrainedParts parts, Optional<LowRank> lowRank) {
        this.parameters = parameters;
        this.lowRank = lowRank;
        parts.of(parameters).forEach((name, parameter) -> tensors.put(name, parameter.value()));
        lowRank.ifPresent(factors -> tensors.putAll(factors.factors()));
        parameters.forEach((name, parameter) -> {
            if (parameter.kind() == Parameter.Kind.BUFFER) {
                buffers.put(name, parameter.value());
            }
        });
    }

    /** What learns, by name. */
    Map<String, Tensor> tensors() {
        return tensors;
    }

    /** What learns, and what changes without learning: stored statistics. */
    Map<String, Tensor> changing() {
        Map<String, Tensor> changing = new LinkedHashMap<>(tensors);
        changing.putAll(buffers);
        return changing;
    }

    /** While it is open, the network computes with other values than its parameters' own. */
    final class Binding implements AutoCloseable {
        private final TensorScope composed = TensorScope.open("bound weights");
        private final Map<String, Tensor> own = new LinkedHashMap<>();

        private Binding(Map<String, Tensor> values) {
            bind(values);
            lowRank.ifPresent(factors -> {
                Map<String, Tensor> all = new LinkedHashMap<>(tensors);
                all.putAll(values);
                bind(factors.compose(all));
            });
        }

        private void bind(Map<String, Tensor> values) {
            values.forEach((name, value) -> {
                Parameter parameter = parameters.get(name);
                if (parameter != null) {
                    own.putIfAbsent(name, parameter.value());
                    parameter.bind(value);
                }
            });
        }

        @Override
        public void close() {
            own.forEach((name, value) -> parameters.get(name).bind(value));
            composed.close();
        }
    }

    /** Binds the parameters to {@code values}, and adapted ones to what follows from them; both may be empty. */
    Binding bind(Map<String, Tensor> values) {
        return new Binding(values);
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::ignoreGradient);
        lowRank.ifPresent(LowRank::close);
    }
}
