package dev.margo.nn;

import dev.margo.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Linear layers with ReLU between them: (…, in) to (…, out). */
public final class Mlp {
    private final List<Linear> layers = new ArrayList<>();

    /** {@code widths} names every width from the input to the output. */
    public Mlp(Parameters parameters, int... widths) {
        for (int i = 0; i + 1 < widths.length; i++) {
            layers.add(new Linear(parameters.in("layers").in(i), widths[i], widths[i + 1]));
        }
    }

    public Tensor forward(Tensor x) {
        Tensor y = layers.get(0).forward(x);
        for (Linear layer : layers.subList(1, layers.size())) {
            y = layer.forward(y.relu());
        }
        return y;
    }
}
