package dev.margo.tinyvit;

import dev.margo.nn.Parameter;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.testkit.FormulaWeights;

/** MobileSAM's body with weights from the golden data's formula, and images to match. */
final class FormulaTinyVit implements AutoCloseable {
    private final TensorScope weights = TensorScope.holder("formula weights");
    private final TinyVit network;

    FormulaTinyVit() {
        Parameters parameters = new Parameters();
        network = new TinyVit(parameters, TinyVitConfig.mobileSam());
        for (Parameter parameter : parameters.all().values()) {
            if (parameter.kind() != Parameter.Kind.COUNTER) {
                bind(parameter);
            }
        }
    }

    private void bind(Parameter parameter) {
        try (TensorScope scope = TensorScope.open("bind")) {
            float[] values = FormulaWeights.of(parameter.name(), parameter.shape());
            parameter.bind(weights.adopt(Tensor.of(values, parameter.shape())));
        }
    }

    TinyVit network() {
        return network;
    }

    static Tensor image(int images, int height, int width) {
        return Tensor.of(FormulaWeights.of("image", images, 3, height, width), images, 3, height, width);
    }

    @Override
    public void close() {
        weights.close();
    }
}
