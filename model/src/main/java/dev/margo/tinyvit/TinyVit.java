package dev.margo.tinyvit;

import dev.margo.nn.LayerNorm;
import dev.margo.nn.Linear;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The whole body, from the normalised image to the last stage's map. */
public final class TinyVit {
    final ConvBn stem; // S to S/2
    final ConvBn stemSecond; // S/2 to S/4
    final List<Stage> stages = new ArrayList<>();

    public TinyVit(Parameters parameters, TinyVitConfig config) {
        int width = config.widths().get(0);
        stem = ConvBn.of(parameters.in("patch_embed").in("seq").in(0), 3, width / 2, 3, 2);
        stemSecond = ConvBn.of(parameters.in("patch_embed").in("seq").in(2), width / 2, width, 3, 2);
        for (int i = 0; i < config.widths().size(); i++) {
            stages.add(new Stage(parameters.in("layers").in(i), config, i));
        }
        declareUnusedClassifier(parameters, config);
    }

    private static void declareUnusedClassifier(Parameters parameters, TinyVitConfig config) {
        new LayerNorm(parameters.in("norm_head"), config.outWidth(), TinyVitBlock.NORM_EPSILON);
        new Linear(parameters.in("head"), config.outWidth(), config.classes());
    }

    /** (B, 3, S, S) to (B, 320, S/16, S/16). */
    public Tensor forward(Tensor x) {
        Tensor y = x;
        for (UnaryOperator<Tensor> part : parts()) {
            y = part.apply(y);
        }
        return y;
    }

    /** The stem and the stages, in order. */
    public List<UnaryOperator<Tensor>> parts() {
        List<UnaryOperator<Tensor>> parts = new ArrayList<>();
        parts.add(x -> TensorScope.compute(
                "TinyViT stem", () -> stemSecond.forward(stem.forward(x).gelu())));
        stages.forEach(stage -> parts.add(stage::forward));
        return parts;
    }
}
