package dev.margo.sam;

import dev.margo.simd.Simd;
import dev.margo.simd.WarmUp;
import dev.margo.tensor.Device;
import dev.margo.tensor.Precision;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The image encoder of a loaded model, arranged for its device when no gradients are needed. Any number of threads may
 * use it at once. Closed before the model is.
 */
public final class InferenceEncoder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(InferenceEncoder.class.getName());

    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final InferenceKernel kernel;

    private InferenceEncoder(InferenceKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * The fastest way on {@code device}, where the weights of {@code sam} are.
     *
     * @throws IllegalArgumentException if {@code precision} is not float32 and the encoder or device has no other
     */
    public static InferenceEncoder of(Sam sam, Device device, Precision precision) {
        ImageEncoder plain = sam.imageEncoder();
        boolean onProcessor = device.kind() == Device.Kind.CPU;
        if (onProcessor && plain instanceof VitEncoder vit) {
            VitAttentionKernel attention = vectors() ? new TiledVitAttention() : new LibtorchVitAttention();
            return new InferenceEncoder(new FusedVitEncoder(vit, attention, precision));
        }
        if (precision != Precision.FLOAT32) {
            throw new IllegalArgumentException(
                    "precision %s is there for ViT encoders on the processor, not for %s on %s;"
                                    .formatted(precision.label(), sam.config().name(), device)
                            + " use float32");
        }
        if (onProcessor && plain instanceof TinyVitEncoder tiny) {
            return new InferenceEncoder(new FusedTinyVitEncoder(tiny));
        }
        return new InferenceEncoder(plain(plain));
    }

    /**
     * Lets Java compile what encoding on {@code device} needs, on a thread of its own and once in a process, so that it
     * is ready when the weights are read. Returns at once.
     */
    public static void warmUp(EncoderConfig encoder, Device device) {
        boolean tiled = encoder instanceof EncoderConfig.Vit && device.kind() == Device.Kind.CPU;
        if (tiled && Simd.obstacle().isEmpty() && WARM.compareAndSet(false, true)) {
            Thread thread = new Thread(WarmUp::run, "margo-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether attention may use Java's Vector API; logs the choice, which is made once for a model. */
    private static boolean vectors() {
        Optional<String> obstacle = Simd.obstacle();
        if (obstacle.isPresent()) {
            LOG.log(System.Logger.Level.WARNING, "attention is computed by libtorch: " + obstacle.get());
            return false;
        }
        LOG.log(System.Logger.Level.DEBUG, "attention is computed in tiles, {0} floats at a time", Simd.lanes());
        return true;
    }

    private static InferenceKernel plain(ImageEncoder encoder) {
        return new InferenceKernel() {
            @Override
            public Tensor forward(Tensor image) {
                return encoder.forward(image);
            }

            @Override
            public void close() {
                // nothing was prepared
            }
        };
    }

    /** (B, 3, S, S) to (B, C, S/P, S/P). */
    public Tensor forward(Tensor images) {
        if (images.size(0) == 1) {
            return kernel.forward(images);
        }
        return TensorScope.compute("images", () -> {
            List<Tensor> embeddings = new ArrayList<>();
            for (long i = 0; i < images.size(0); i++) {
                embeddings.add(kernel.forward(images.narrow(0, i, 1)));
            }
            return Tensor.cat(0, embeddings);
        });
    }

    @Override
    public void close() {
        kernel.close();
    }
}
