package dev.margo.cli;

import dev.margo.train.ConfigSource;
import dev.margo.zoo.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What training starts from, and what of it learns. */
final class TrainModelOptions {
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

    @Option(names = "--fresh", paramLabel = "margo-tiny", description = "Train this network from scratch instead.")
    private String fresh;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "medicosam (default), simple, medsam, medsam-v1, sam-med2d, ft-sam or lora: see below.")
    private String strategy;

    @Option(
            names = "--image-size",
            paramLabel = "S",
            description = "Side of the model's input in pixels; smaller is faster. Default: what the weights were made"
                    + " for, 256 at most for sam-med2d and ft-sam.")
    private Integer imageSize;

    @Option(
            names = "--preprocessing",
            paramLabel = "sam|medsam|sam-med2d",
            description =
                    "How pictures are brought to the model; default: what the checkpoint says, else the strategy's.")
    private String preprocessing;

    /** Lays these over {@code config}. */
    void into(ConfigSource config) {
        if (model != null) {
            try {
                TrainDataOptions.setPath(
                        config.remove("fresh"), "model", ModelStore.open(models).resolve(model));
            } catch (IOException e) {
                throw new ModelException(e);
            }
        }
        if (fresh != null) {
            if (model == null) {
                config.remove("model");
            }
            config.set("fresh", fresh);
        }
        TrainDataOptions.set(config, "strategy", strategy);
        TrainDataOptions.set(config, "image-size", imageSize);
        TrainDataOptions.set(config, "preprocessing", preprocessing);
    }
}
