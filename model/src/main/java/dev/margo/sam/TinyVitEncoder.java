package dev.margo.sam;

import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tinyvit.TinyVit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** MobileSAM's image encoder: TinyViT and SAM's neck. */
final class TinyVitEncoder implements ImageEncoder {
    final TinyVit body;
    final Neck neck;

    TinyVitEncoder(Parameters parameters, EncoderConfig.Tiny config, int outWidth) {
        body = new TinyVit(parameters, config.body());
        neck = new Neck(parameters.in("neck"), config.body().outWidth(), outWidth);
    }

    @Override
    public List<UnaryOperator<Tensor>> stages() {
        List<UnaryOperator<Tensor>> stages = new ArrayList<>(body.parts());
        stages.add(neck::forward);
        return stages;
    }

    @Override
    public Tensor forward(Tensor image) {
        return neck.forward(body.forward(image));
    }
}
