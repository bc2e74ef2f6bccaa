package dev.margo.cli;

import dev.margo.segment.Preprocessing;
import dev.margo.tensor.Device;
import dev.margo.tensor.Libtorch;
import dev.margo.zoo.BundledModel;
import dev.margo.zoo.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Which checkpoint, and where and at what size it is run: what every command that runs one asks for. */
class ModelChoice {
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description =
                    "A checkpoint (.pth, .pt, .safetensors), or a name that 'margo models' lists; default: margo-tiny.")
    private String model;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder of named models; without it $MARGO_MODELS or the user's cache.")
    private Optional<Path> models = Optional.empty();

    @Option(names = "--device", paramLabel = "cpu|cuda|cuda:N", description = "Where to compute; default: cpu.")
    private String device = "cpu";

    @Option(names = "--threads", paramLabel = "N", description = "Processor threads; default: all.")
    private Integer threads;

    @Option(
            names = "--preprocessing",
            paramLabel = "sam|medsam|sam-med2d",
            converter = OfPreprocessing.class,
            description = "How pictures are brought to the model; default: found from the checkpoint.")
    Optional<Preprocessing> preprocessing = Optional.empty();

    @Option(
            names = "--image-size",
            paramLabel = "S",
            description = "Side of the model's input in pixels; default: what the weights were made for.")
    Optional<Integer> imageSize = Optional.empty();

    /** For {@code --preprocessing}. */
    static final class OfPreprocessing implements ITypeConverter<Preprocessing> {
        @Override
        public Preprocessing convert(String text) {
            return PromptText.typed(() -> Preprocessing.parse(text));
        }
    }

    /** Whether a checkpoint was asked for. */
    boolean isGiven() {
        return model != null;
    }

    /** What people call it. */
    String name() {
        return isGiven() ? Path.of(model).getFileName().toString() : BundledModel.DEFAULT;
    }

    /** The checkpoint's file. */
    Path file() {
        try {
            return ModelStore.open(models).resolve(isGiven() ? model : BundledModel.DEFAULT);
        } catch (IOException e) {
            throw new ModelException(e);
        }
    }

    Device device() {
        return device(device);
    }

    /** @throws UsageException if this machine has no such device, or there is none of this name */
    static Device device(String typed) {
        try {
            return Device.parse(typed);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UsageException("--device: " + e.getMessage(), e);
        }
    }

    /** That what was asked for is possible at all; costs nothing for the usual case. */
    void check() {
        if (threads != null && threads < 1) {
            throw new UsageException("--threads must be at least 1, got " + threads);
        }
        if (!device.equals("cpu")) {
            device();
        }
    }

    /** Gives this process the threads that were asked for. */
    void applyThreads() {
        if (threads != null) {
            Libtorch.setThreads(threads);
        }
    }
}
