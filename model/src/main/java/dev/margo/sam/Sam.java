package dev.margo.sam;

import dev.margo.nn.Parameter;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Device;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * The three networks, and the weights they share a file with. Loaded once, then only read: any number of threads may
 * compute with it at once, until it is closed.
 */
public final class Sam implements AutoCloseable {
    /** Fills {@code target} with the values of {@code parameter}, row-major. */
    @FunctionalInterface
    public interface WeightSource {
        void read(Parameter parameter, FloatBuffer target) throws IOException;
    }

    private final SamConfig config;
    private final Parameters parameters = new Parameters();
    private final ImageEncoder imageEncoder;
    private final PromptEncoder promptEncoder;
    private final MaskDecoder maskDecoder;
    private final TensorScope weights;

    private Sam(SamConfig config) {
        this.config = config;
        int width = config.decoder().width();
        imageEncoder = ImageEncoder.of(parameters.in("image_encoder"), config.encoder(), width);
        promptEncoder = new PromptEncoder(parameters.in("prompt_encoder"), width);
        maskDecoder = new MaskDecoder(parameters.in("mask_decoder"), config.decoder());
        weights = TensorScope.holder("weights of " + config.name());
    }

    /** The parameters that a network of this shape has, by checkpoint name, in the order of the reference. */
    public static Map<String, Parameter> parametersOf(SamConfig config) {
        try (Sam declared = new Sam(config)) {
            return declared.parameters();
        }
    }

    /** Builds the network and reads every weight from {@code source}. */
    public static Sam load(SamConfig config, Device device, WeightSource source) throws IOException {
        Sam sam = new Sam(config);
        try {
            for (Parameter parameter : sam.parameters().values()) {
                if (parameter.kind() != Parameter.Kind.COUNTER) {
                    sam.loadOne(parameter, device, source);
                }
            }
            return sam;
        } catch (IOException | RuntimeException e) {
            sam.close();
            throw e;
        }
    }

    private void loadOne(Parameter parameter, Device device, WeightSource source) throws IOException {
        try (TensorScope scope = TensorScope.open("load " + parameter.name())) {
            Tensor values = Tensor.zeros(parameter.shape());
            source.read(parameter, values.floats());
            parameter.bind(weights.adopt(values.to(device)));
        }
    }

    public SamConfig config() {
        return config;
    }

    public Map<String, Parameter> parameters() {
        return parameters.all();
    }

    public ImageEncoder imageEncoder() {
        return imageEncoder;
    }

    public PromptEncoder promptEncoder() {
        return promptEncoder;
    }

    public MaskDecoder maskDecoder() {
        return maskDecoder;
    }

    /** Frees the weights. No computation with them may be running. */
    @Override
    public void close() {
        weights.close();
    }
}
