package dev.margo.tinyvit;

import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The blocks of one resolution, then the merging that leads to the next. (B, C, H, W) throughout. */
final class Stage {
    private static final int LAST_RESOLUTION_WIDTH = 320; // merging into this width keeps the resolution

    private final String name;
    private final List<UnaryOperator<Tensor>> steps = new ArrayList<>();

    Stage(Parameters parameters, TinyVitConfig config, int index) {
        name = "TinyViT stage " + index;
        int width = config.widths().get(index);
        for (int i = 0; i < config.depths().get(index); i++) {
            Parameters block = parameters.in("blocks").in(i);
            steps.add(
                    index == 0
                            ? new MbConv(block, width)::forward
                            : new TinyVitBlock(
                                    block,
                                    width,
                                    config.heads().get(index),
                                    config.windows().get(index))::forward);
        }
        if (index + 1 < config.widths().size()) {
            int next = config.widths().get(index + 1);
            int stride = next == LAST_RESOLUTION_WIDTH ? 1 : 2;
            steps.add(new PatchMerging(parameters.in("downsample"), width, next, stride)::forward);
        }
    }

    Tensor forward(Tensor x) {
        Tensor y = x;
        for (UnaryOperator<Tensor> step : steps) {
            Tensor input = y;
            y = TensorScope.compute(name, () -> step.apply(input));
        }
        return y;
    }
}
