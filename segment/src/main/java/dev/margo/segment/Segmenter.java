package dev.margo.segment;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.hash.Sha256;
import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.sam.BoxMask;
import dev.margo.sam.EncoderConfig;
import dev.margo.sam.InferenceEncoder;
import dev.margo.sam.PreparedEmbedding;
import dev.margo.sam.Sam;
import dev.margo.sam.SamCheckpoint;
import dev.margo.sam.SamConfig;
import dev.margo.tensor.Device;
import dev.margo.tensor.Precision;
import dev.margo.tensor.TensorScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A loaded model. Embed an image once, then prompt the {@link EmbeddedImage} as often as needed.
 *
 * <p>Threads: a segmenter and its embedded images may be used by any number of threads at once. Closing waits for
 * nobody and breaks nobody: calls under way finish, then the memory is freed; later calls are refused with an {@link
 * IllegalStateException}.
 */
public final class Segmenter implements AutoCloseable {
    private final Network network;
    private final ModelInfo info;
    private final Habits habits;
    private final UseCount use;
    private volatile String fingerprint;

    /**
     * What a network is used to from its training.
     *
     * @param boxMasks whether a box comes with a mask prompt where none is given
     */
    private record Habits(Focus focus, boolean boxMasks) {
        static Habits of(Map<String, String> metadata, LoadOptions options) {
            return new Habits(options.focus().decide(metadata), BoxMask.isStatedIn(metadata));
        }
    }

    private Segmenter(Network network, ModelInfo info, Habits habits) {
        this.network = network;
        this.info = info;
        this.habits = habits;
        use = new UseCount("the Segmenter", network::close);
    }

    /** As {@link #load(Path, Device, LoadOptions)}, with everything found from the checkpoint. */
    public static Segmenter load(Path checkpoint, Device device) throws IOException {
        return load(checkpoint, device, LoadOptions.defaults());
    }

    /**
     * Loads a checkpoint of SAM, MedSAM, MedicoSAM, MobileSAM or SAM-Med2D, as PyTorch or safetensors file. The
     * architecture follows from its tensors. Nothing in the file is executed.
     *
     * @throws IOException if the file cannot be read, is no checkpoint, is unsafe, or does not fit any architecture, as
     *     the subtype says
     * @throws IllegalArgumentException if the image size is not a multiple of the patch size
     */
    public static Segmenter load(Path checkpoint, Device device, LoadOptions options) throws IOException {
        try (Checkpoint file = Checkpoint.open(checkpoint)) {
            SamConfig config = SamCheckpoint.recognise(file);
            InferenceEncoder.warmUp(config.encoder(), device);
            ModelInfo info = describe(file, config, options);
            Sam sam = SamCheckpoint.load(file, config, device);
            return new Segmenter(network(sam, device, info, options), info, Habits.of(file.metadata(), options));
        }
    }

    /**
     * A network whose weights come from elsewhere than a checkpoint, such as made-up ones to measure with. Preprocessing
     * is SAM's unless {@code options} say otherwise.
     *
     * @throws IOException if {@code weights} cannot be read
     * @throws IllegalArgumentException as {@link #load(Path, Device, LoadOptions)} does
     */
    public static Segmenter of(SamConfig config, Sam.WeightSource weights, Device device, LoadOptions options)
            throws IOException {
        InferenceEncoder.warmUp(config.encoder(), device);
        Preprocessing preprocessing = options.preprocessing().orElse(Preprocessing.SAM);
        ModelInfo info = describe(config, options, new PreprocessingChoice(preprocessing, "not from a checkpoint"));
        Network network = network(Sam.load(config, device, weights), device, info, options);
        return new Segmenter(network, info, Habits.of(Map.of(), options));
    }

    private static Network network(Sam sam, Device device, ModelInfo info, LoadOptions options) {
        try {
            return new Network(sam, device, info.imageSize(), options.precision());
        } catch (RuntimeException e) {
            sam.close();
            throw e;
        }
    }

    /**
     * What {@link #load(Path, Device, LoadOptions)} would load, without reading the weights.
     *
     * @throws IOException as loading does
     */
    public static ModelInfo describe(Checkpoint checkpoint, LoadOptions options) throws IOException {
        return describe(checkpoint, SamCheckpoint.recognise(checkpoint), options);
    }

    private static ModelInfo describe(Checkpoint checkpoint, SamConfig config, LoadOptions options) {
        LoadOptions known = options.imageSize().isPresent()
                ? options
                : statedImageSize(checkpoint).map(options::withImageSize).orElse(options);
        return describe(config, known, PreprocessingChoice.of(checkpoint, config, options));
    }

    /** The size a checkpoint was trained at last, which may be another than that of its position tables. */
    private static Optional<Integer> statedImageSize(Checkpoint checkpoint) {
        String stated = checkpoint.metadata().get(EncoderConfig.IMAGE_SIZE_KEY);
        if (stated != null && !stated.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("%s: its metadata says '%s' is '%s'; expected a number of pixels"
                    .formatted(checkpoint.path(), EncoderConfig.IMAGE_SIZE_KEY, stated));
        }
        return Optional.ofNullable(stated).map(Integer::valueOf);
    }

    private static ModelInfo describe(SamConfig config, LoadOptions options, PreprocessingChoice preprocessing) {
        int imageSize = options.imageSize().orElse(config.imageSize());
        requireImageSize(imageSize, config.encoder());
        long parameters = Sam.parametersOf(config).values().stream()
                .mapToLong(parameter -> parameter.count())
                .sum();
        return new ModelInfo(
                config.name(),
                parameters,
                imageSize,
                4 * imageSize / config.encoder().patchSize(),
                preprocessing);
    }

    private static void requireImageSize(int imageSize, EncoderConfig encoder) {
        int step =
                encoder instanceof EncoderConfig.Vit vit && vit.adapters() ? 2 * vit.patchSize() : encoder.patchSize();
        if (imageSize < step || imageSize > 4096 || imageSize % step != 0) {
            throw new IllegalArgumentException("image size %s does not suit %s; expected a multiple of %s up to 4096"
                    .formatted(imageSize, encoder.name(), step));
        }
    }

    public ModelInfo info() {
        return info;
    }

    /**
     * A hash of everything that an embedding depends on but the picture: weights, precision, preprocessing, image size. The same
     * model has the same fingerprint from whatever file it was loaded. Takes a second for a large model, once.
     */
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = use.during(this::computeFingerprint);
            fingerprint = known;
        }
        return known;
    }

    /** As {@link #fingerprint()}, of everything that an answer depends on, such as whether the model focuses. */
    public String answerFingerprint() {
        return fingerprint() + (habits.focus() == Focus.ON ? "+focus" : "") + (habits.boxMasks() ? "+box-masks" : "");
    }

    private String computeFingerprint() {
        Sha256 hash = new Sha256()
                .addCounted(info.preprocessing().preprocessing().label())
                .addCounted(Integer.toString(info.imageSize()));
        if (network.precision() != Precision.FLOAT32) {
            hash.addCounted(network.precision().label());
        }
        network.hashWeights(hash);
        return hash.hex();
    }

    /** As {@link #embed(Image, IntensityWindow)}, with the window that suits most pictures of its sample type. */
    public EmbeddedImage embed(Image image) {
        return embed(image, IntensityWindow.automatic());
    }

    /**
     * Runs the image encoder. A model that {@link Focus focuses} does so when it is asked; {@link EmbeddedImage#prepare} does
     * part of it before.
     *
     * @param window how raw intensities become the 0..255 that the model was trained on
     * @throws IllegalArgumentException if the picture is so thin that a side vanishes in the model frame
     * @throws IllegalStateException if this segmenter is closed
     */
    public EmbeddedImage embed(Image image, IntensityWindow window) {
        return embed(window.apply(image));
    }

    /** Runs the image encoder on a picture whose intensities are windowed already. */
    public EmbeddedImage embed(ByteImage picture) {
        return embed(picture, () -> lookAtWhole(picture));
    }

    /** As above, with another way to come by the look at the whole. */
    EmbeddedImage embed(ByteImage picture, Supplier<Look> takeWhole) {
        use.requireOpen();
        contract().frame(picture.size(), network.imageSize()); // refuses thin pictures at once
        boolean focuses = habits.focus() == Focus.ON;
        EmbeddedImage embedded = new EmbeddedImage(
                new EmbeddedImage.Seen(picture.size(), takesBoxesAsMasks()),
                new LateLook(takeWhole),
                focuses ? Optional.of(new PartLooks(this, picture)) : Optional.empty(),
                new FocusRule(picture.size(), network.imageSize()));
        if (!focuses) {
            embedded.prepare();
        }
        return embedded;
    }

    /** Runs the image encoder on all of an image. */
    Look lookAtWhole(ByteImage picture) {
        return look(picture, new Look.Place(picture.size(), Optional.empty()));
    }

    /** A look at all of an image from the values that an earlier one of the same picture and model gave. */
    Look restore(ByteImage picture, float[] embedding) {
        return look(
                contract().frame(picture.size(), network.imageSize()),
                new Look.Place(picture.size(), Optional.empty()),
                owner -> network.restore(embedding, owner));
    }

    /** Runs the image encoder on all or a part of an image. */
    Look look(ByteImage seen, Look.Place place) {
        ModelInput input = info.preprocessing().preprocessing().prepare(seen, network.imageSize());
        return look(input.frame(), place, owner -> network.embed(input, owner));
    }

    private Look look(ModelFrame frame, Look.Place place, Function<TensorScope, PreparedEmbedding> encode) {
        return use.during(() -> {
            TensorScope owner = TensorScope.holder("embedding");
            return new Look(this, frame, place, owner, encode.apply(owner));
        });
    }

    ModelContract contract() {
        return info.preprocessing().preprocessing().contract();
    }

    boolean takesBoxesAsMasks() {
        return habits.boxMasks();
    }

    Network network() {
        return network;
    }

    UseCount use() {
        return use;
    }

    /** @throws IllegalStateException if already closed */
    @Override
    public void close() {
        use.close();
    }
}
