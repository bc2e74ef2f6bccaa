package dev.margo.tinyvit;

import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The blocks of one resolution, then the merging that leads to the next. (B, C, H, W) throughout. */
final class Stage {
    private static final int LAST_RESOLUTION_WIDTH = 320; // merging into this width keeps the resolution

    final String name;
    final List<Layer> blocks = new ArrayList<>();
    final Optional<PatchMerging> merging;

    Stage(Parameters parameters, TinyVitConfig config, int index) {
        name = "TinyViT stage " + index;
        int width = config.widths().get(index);
        for (int i = 0; i < config.depths().get(index); i++) {
            Parameters block = parameters.in("blocks").in(i);
            blocks.add(
                    index == 0
                            ? new MbConv(block, width)
                            : new TinyVitBlock(
                                    block,
                                    width,
                                    config.heads().get(index),
                                    config.windows().get(index)));
        }
        merging = index + 1 < config.widths().size()
                ? Optional.of(merging(
                        parameters.in("downsample"), width, config.widths().get(index + 1)))
                : Optional.empty();
    }

    private static PatchMerging merging(Parameters parameters, int width, int next) {
        return new PatchMerging(parameters, width, next, next == LAST_RESOLUTION_WIDTH ? 1 : 2);
    }

    Tensor forward(Tensor x) {
        Tensor y = x;
        for (Layer block : blocks) {
            y = forward(block, y);
        }
        return merging.isPresent() ? forward(merging.get(), y) : y;
    }

    private Tensor forward(Layer layer, Tensor x) {
        return TensorScope.compute(name, () -> layer.forward(x));
    }
}
