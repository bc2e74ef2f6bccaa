package dev.margo.cli;

import dev.margo.segment.EmbeddingCache;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.Preprocessing;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.tensor.Libtorch;
import dev.margo.tensor.Precision;
import dev.margo.zoo.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Which model, and how it is run. */
final class ModelOptions {
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description = "A checkpoint (.pth, .pt, .safetensors), or a name that 'margo models' lists.")
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
    private Optional<Preprocessing> preprocessing = Optional.empty();

    @Option(
            names = "--image-size",
            paramLabel = "S",
            description = "Side of the model's input in pixels; default: what the weights were made for.")
    private Optional<Integer> imageSize = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "float32|bfloat16|int8",
            converter = OfPrecision.class,
            description =
                    "Numbers of the encoder's linear layers; all but float32, the default, change masks a little.")
    private Precision precision = Precision.FLOAT32;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keep embeddings in this folder, made if missing, and take them from it: see below.")
    private Optional<Path> cache = Optional.empty();

    /** For {@code --preprocessing}. */
    static final class OfPreprocessing implements ITypeConverter<Preprocessing> {
        @Override
        public Preprocessing convert(String text) {
            return PromptText.typed(() -> Preprocessing.parse(text));
        }
    }

    /** For {@code --precision}. */
    static final class OfPrecision implements ITypeConverter<Precision> {
        @Override
        public Precision convert(String text) {
            return PromptText.typed(() -> Precision.parse(text));
        }
    }

    /** The checkpoint's file. */
    Path file() {
        if (model == null) {
            throw new UsageException("no --model: give a checkpoint, or a name that 'margo models' lists");
        }
        try {
            return ModelStore.open(models).resolve(model);
        } catch (IOException e) {
            throw new ModelException(e);
        }
    }

    Device device() {
        try {
            return Device.parse(device);
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
        if (cache.isPresent() && Files.exists(cache.get()) && !Files.isDirectory(cache.get())) {
            throw new UsageException("--cache %s is a file; expected a folder".formatted(cache.get()));
        }
    }

    /** The cache that was asked for; its folder is made if it is not there. */
    Optional<EmbeddingCache> cache() throws IOException {
        return cache.isPresent() ? Optional.of(EmbeddingCache.in(cache.get())) : Optional.empty();
    }

    Segmenter load(Path file) {
        if (threads != null) {
            Libtorch.setThreads(threads);
        }
        try {
            return Segmenter.load(file, device(), new LoadOptions(preprocessing, imageSize, precision));
        } catch (IllegalArgumentException e) {
            throw imageSize.isPresent() || precision != Precision.FLOAT32
                    ? new UsageException(e.getMessage(), e)
                    : new ModelException(e);
        } catch (IOException e) {
            throw new ModelException(e);
        }
    }
}
