package dev.margo.train;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.StoredTensor;
import dev.margo.nn.Parameter;
import dev.margo.sam.EncoderConfig;
import dev.margo.sam.Sam;
import dev.margo.sam.SamConfig;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The weights of a checkpoint without SAM-Med2D's adapters, and fresh ones for these.
 *
 * <p>Source: OpenGVLab/SAM-Med2D at bfd2b93, segment_anything/modeling/image_encoder.py: the convolution from a normal
 * distribution by its outputs (Kaiming, fan-out), all else as PyTorch draws it.
 */
final class FreshAdapters implements Sam.WeightSource {
    private static final String CONVOLUTION = ".Adapter.spatial.0.weight";

    private final Checkpoint checkpoint;
    private final FreshWeights fresh;
    private final long seed;

    FreshAdapters(Checkpoint checkpoint, long seed) {
        this.checkpoint = checkpoint;
        this.seed = seed;
        fresh = new FreshWeights(seed);
    }

    /** The network with adapters; its positions stay those of its own image size. */
    static SamConfig in(SamConfig plain) {
        EncoderConfig.Vit vit = (EncoderConfig.Vit) plain.encoder();
        return new SamConfig(
                new EncoderConfig.Vit(
                        vit.imageSize(),
                        vit.patchSize(),
                        vit.width(),
                        vit.depth(),
                        vit.heads(),
                        vit.windowSize(),
                        vit.globalBlocks(),
                        true),
                plain.decoder());
    }

    @Override
    public void read(Parameter parameter, FloatBuffer target) throws IOException {
        Optional<StoredTensor> stored = checkpoint.get(parameter.name());
        if (stored.isPresent()) {
            stored.get().readFloats(target);
        } else if (parameter.name().endsWith(CONVOLUTION)) {
            long fanOut = parameter.size(0) * parameter.size(2) * parameter.size(3);
            double deviation = Math.sqrt(2.0 / fanOut);
            SplittableRandom random =
                    new SplittableRandom(seed * 31 + parameter.name().hashCode());
            while (target.hasRemaining()) {
                target.put((float) (deviation * random.nextGaussian()));
            }
        } else {
            fresh.read(parameter, target);
        }
    }
}
