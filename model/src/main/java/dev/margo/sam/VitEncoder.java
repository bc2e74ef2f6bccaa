package dev.margo.sam;

import dev.margo.nn.Conv2d;
import dev.margo.nn.Parameter;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Functional;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The vision transformer of SAM.
 *
 * <p>An image of another size than the weights were made for is encoded with position tables resized to its grid: the
 * absolute one bilinearly, as SAM-Med2D and SAMed do, the relative ones linearly, as SAM itself does.
 *
 * <p>Source: segment_anything/modeling/image_encoder.py.
 */
final class VitEncoder implements ImageEncoder {
    private final Parameter posEmbed; // (1, E, E, width)
    final Conv2d patchEmbed;
    final List<VitBlock> blocks = new ArrayList<>();
    final Neck neck;

    VitEncoder(Parameters parameters, EncoderConfig.Vit config, int outWidth) {
        posEmbed = parameters.weight("pos_embed", 1, config.gridSide(), config.gridSide(), config.width());
        patchEmbed = new Conv2d(
                parameters.in("patch_embed").in("proj"),
                3,
                config.width(),
                new Conv2d.Window(config.patchSize(), config.patchSize(), 0));
        for (int i = 0; i < config.depth(); i++) {
            blocks.add(new VitBlock(parameters.in("blocks").in(i), config, i));
        }
        neck = new Neck(parameters.in("neck"), config.width(), outWidth);
    }

    @Override
    public Tensor forward(Tensor image) {
        return forward(image, tokens -> {});
    }

    /** As {@link #forward(Tensor)}; {@code stages} sees the tokens (B, E, E, width) before and after every block. */
    Tensor forward(Tensor image, Consumer<Tensor> stages) {
        Tensor x = TensorScope.compute("patch embedding", () -> embedPatches(image));
        stages.accept(x);
        for (VitBlock block : blocks) {
            x = block.forward(x);
            stages.accept(x);
        }
        return neck.forward(x.permute(0, 3, 1, 2));
    }

    @Override
    public List<UnaryOperator<Tensor>> stages() {
        List<UnaryOperator<Tensor>> stages = new ArrayList<>();
        stages.add(this::embedPatches);
        blocks.forEach(block -> stages.add(block::forward));
        stages.add(x -> neck.forward(x.permute(0, 3, 1, 2)));
        return stages;
    }

    private Tensor embedPatches(Tensor image) {
        Tensor tokens = patchEmbed.forward(image).permute(0, 2, 3, 1);
        return tokens.add(positions(tokens.size(1), tokens.size(2)));
    }

    /** (1, height, width, C). */
    Tensor positions(long height, long width) {
        Tensor stored = posEmbed.value();
        if (stored.size(1) == height && stored.size(2) == width) {
            return stored;
        }
        return Functional.resizeBilinear(stored.permute(0, 3, 1, 2), height, width)
                .permute(0, 2, 3, 1);
    }
}
