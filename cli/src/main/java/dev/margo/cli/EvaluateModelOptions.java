package dev.margo.cli;

import dev.margo.segment.Focus;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.Preprocessing;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Precision;
import dev.margo.zoo.BundledModel;
import dev.margo.zoo.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which models are evaluated, one after the other and all in the same way. */
final class EvaluateModelOptions {
    /** The option that names models. */
    static final String MODEL = "--model";

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final int MOST_PICTURES = 4;

    @Option(
            names = {"-m", MODEL},
            paramLabel = "[NAME=]MODEL",
            description =
                    "A checkpoint (.pth, .pt, .safetensors), or a name that 'margo models' lists; may be repeated."
                            + " NAME is what results call it. Default: margo-tiny.")
    private List<String> typed = new ArrayList<>();

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder of named models; without it $MARGO_MODELS or the user's cache.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--device", paramLabel = "cpu|cuda|cuda:N", description = "Where to compute; default: cpu.")
    private String device = "cpu";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Files worked on at once; default: one for each processor, at most 4, as each takes the memory"
                            + " of an encoder at work. Does not change results.")
    private Integer threads;

    @Option(
            names = "--preprocessing",
            paramLabel = "sam|medsam|sam-med2d",
            converter = ModelChoice.OfPreprocessing.class,
            description = "How pictures are brought to the models; default: found from each checkpoint.")
    private Optional<Preprocessing> preprocessing = Optional.empty();

    @Option(
            names = "--image-size",
            paramLabel = "S",
            description = "Side of the models' input in pixels; default: what the weights were made for.")
    private Optional<Integer> imageSize = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "float32|bfloat16|int8",
            converter = ModelOptions.OfPrecision.class,
            description = "Numbers of the encoder's linear layers; default: float32.")
    private Precision precision = Precision.FLOAT32;

    @Option(
            names = "--focus",
            paramLabel = "auto|on|off",
            converter = ModelOptions.OfFocus.class,
            description =
                    "Look again at the surroundings of what was asked for; default: auto, for models trained for it.")
    private Focus focus = Focus.AUTO;

    /** A model to be evaluated. */
    record Named(String name, Path file) {}

    void check() {
        if (threads != null && threads < 1) {
            throw new UsageException("--threads must be at least 1, got " + threads);
        }
        ModelChoice.device(device);
    }

    /**
     * @throws UsageException if two have the same name
     * @throws ModelException if there is no such model
     */
    List<Named> models() {
        List<Named> models = new ArrayList<>();
        for (String one : typed.isEmpty() ? List.of(BundledModel.DEFAULT) : typed) {
            Named model = parse(one);
            if (models.stream().anyMatch(other -> other.name().equals(model.name()))) {
                throw new UsageException(
                        "two models are called %s; tell them apart: -m NAME=%s".formatted(model.name(), model.file()));
            }
            models.add(model);
        }
        return models;
    }

    private Named parse(String one) {
        int sign = one.indexOf('=');
        String name = sign < 0 ? nameOf(one) : one.substring(0, sign);
        if (!name.matches(NAME)) {
            throw new UsageException(
                    "'%s' cannot be the name of a folder of results; give letters, digits, '.', '_' and '-': -m NAME=%s"
                            .formatted(name, one.substring(sign + 1)));
        }
        try {
            return new Named(name, ModelStore.open(folder).resolve(one.substring(sign + 1)));
        } catch (IOException e) {
            throw new ModelException(e);
        }
    }

    /** Of {@code runs/heart/best.safetensors} it is {@code heart-best}, of {@code sam_vit_b.pth} {@code sam_vit_b}. */
    private static String nameOf(String model) {
        Path path = Path.of(model);
        String file = path.getFileName().toString().replaceFirst("\\.(pth|pt|safetensors)$", "");
        boolean ofRun = (file.equals("best") || file.equals("latest"))
                && path.toAbsolutePath().getParent().getFileName() != null;
        return ofRun ? path.toAbsolutePath().getParent().getFileName() + "-" + file : file;
    }

    Segmenter load(Named model) {
        return ModelOptions.load(
                model.file(), ModelChoice.device(device), new LoadOptions(preprocessing, imageSize, focus, precision));
    }

    /**
     * Pictures worked on at once. How many threads libtorch has stays as it is, as the last digits of a sum depend on it.
     */
    int pictures() {
        return threads != null
                ? threads
                : Math.min(MOST_PICTURES, Runtime.getRuntime().availableProcessors());
    }

    /** For {@code settings.json}. */
    String describe() {
        return "device %s, precision %s, focus %s".formatted(device, precision.label(), focus);
    }
}
