package dev.margo.sam;

import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tinyvit.TinyVit;

/** MobileSAM's image encoder: TinyViT and SAM's neck. */
final class TinyVitEncoder implements ImageEncoder {
    final TinyVit body;
    final Neck neck;

    TinyVitEncoder(Parameters parameters, EncoderConfig.Tiny config, int outWidth) {
        body = new TinyVit(parameters, config.body());
        neck = new Neck(parameters.in("neck"), config.body().outWidth(), outWidth);
    }

    @Override
    public Tensor forward(Tensor image) {
        return neck.forward(body.forward(image));
    }
}
