package dev.margo.sam;

import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/** Turns a normalised image into its embedding. */
public interface ImageEncoder {
    /** (B, 3, S, S), S any multiple of the patch size, to (B, C, S/P, S/P). */
    Tensor forward(Tensor image);

    /** The stages that {@link #forward} consists of: each takes what the one before it gives. */
    List<UnaryOperator<Tensor>> stages();

    static ImageEncoder of(Parameters parameters, EncoderConfig config, int outWidth) {
        if (config instanceof EncoderConfig.Vit vit) {
            return new VitEncoder(parameters, vit, outWidth);
        }
        return new TinyVitEncoder(parameters, (EncoderConfig.Tiny) config, outWidth);
    }
}
