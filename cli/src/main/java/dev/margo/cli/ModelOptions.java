package dev.margo.cli;

import dev.margo.segment.EmbeddingCache;
import dev.margo.segment.Focus;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Which model, how it is run, and where its embeddings are kept. */
final class ModelOptions extends ModelChoice {
    @Option(
            names = "--precision",
            paramLabel = "float32|bfloat16|int8",
            converter = OfPrecision.class,
            description =
                    "Numbers of the encoder's linear layers; all but float32, the default, change masks a little.")
    private Precision precision = Precision.FLOAT32;

    @Option(
            names = "--focus",
            paramLabel = "auto|on|off",
            converter = OfFocus.class,
            description = "Look again at the surroundings of what was asked for, in place of the whole image;"
                    + " default: auto, for models trained for it.")
    private Focus focus = Focus.AUTO;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keep embeddings in this folder, made if missing, and take them from it: see below.")
    private Optional<Path> cache = Optional.empty();

    /** For {@code --precision}. */
    static final class OfPrecision implements ITypeConverter<Precision> {
        @Override
        public Precision convert(String text) {
            return PromptText.typed(() -> Precision.parse(text));
        }
    }

    /** For {@code --focus}. */
    static final class OfFocus implements ITypeConverter<Focus> {
        @Override
        public Focus convert(String text) {
            return PromptText.typed(() -> Focus.parse(text));
        }
    }

    @Override
    void check() {
        super.check();
        cache.ifPresent(folder -> TargetFile.requireNoFile("--cache", folder));
    }

    /** The cache that was asked for; its folder is made if it is not there. */
    Optional<EmbeddingCache> cache() throws IOException {
        return cache.isPresent() ? Optional.of(EmbeddingCache.in(cache.get())) : Optional.empty();
    }

    Segmenter load(Path file) {
        applyThreads();
        return load(file, device(), new LoadOptions(preprocessing, imageSize, focus, precision));
    }

    /**
     * @throws UsageException if the model cannot be run in the way that was asked for
     * @throws ModelException if the file is no model that can be run
     */
    static Segmenter load(Path file, Device device, LoadOptions options) {
        try {
            return Segmenter.load(file, device, options);
        } catch (IllegalArgumentException e) {
            throw options.imageSize().isPresent() || options.precision() != Precision.FLOAT32
                    ? new UsageException(e.getMessage(), e)
                    : new ModelException(e);
        } catch (IOException e) {
            throw new ModelException(e);
        }
    }
}
