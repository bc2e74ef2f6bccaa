package dev.margo.train;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.nn.Parameter;
import dev.margo.objective.InteractiveObjective;
import dev.margo.optimise.TrainedParts;
import dev.margo.prompt.Box;
import dev.margo.sam.BoxMask;
import dev.margo.sam.EncoderConfig;
import dev.margo.sam.Sam;
import dev.margo.sam.SamCheckpoint;
import dev.margo.sam.SamConfig;
import dev.margo.segment.Focus;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.ModelInfo;
import dev.margo.segment.Preprocessing;
import dev.margo.segment.PreprocessingChoice;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The network that is trained.
 *
 * @param side S of the model frame
 * @param habits what a checkpoint of the run says about how the network is to be asked
 * @param notes what a user should know about how it was loaded
 */
record StartedModel(Sam sam, int side, Preprocessing preprocessing, Map<String, String> habits, List<String> notes)
        implements AutoCloseable {
    private static final long LARGE = 50_000_000; // values; a ViT-B has 94 million

    static StartedModel load(TrainingConfig config, Device device) throws IOException {
        TrainingConfig.Start start = config.start();
        if (start.model().isEmpty()) {
            SamConfig own = SamConfig.margoTiny();
            int side = start.imageSize().orElse(start.strategy().imageSize(own.imageSize()));
            Sam sam = Sam.load(own, device, new FreshWeights(config.seed()));
            Preprocessing wanted = start.preprocessing().orElse(start.strategy().preprocessing());
            return new StartedModel(sam, side, wanted, habits(Map.of(), config), List.of());
        }
        Path file = start.model().get();
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            ModelInfo info = Segmenter.describe(checkpoint, LoadOptions.defaults());
            int side = start.imageSize().orElse(start.strategy().imageSize(info.imageSize()));
            Segmenter.describe(checkpoint, LoadOptions.defaults().withImageSize(side)); // refuses one that does not fit
            Preprocessing wanted = start.preprocessing().orElseGet(() -> preprocessing(checkpoint, info, start));
            return load(checkpoint, config, device, side, wanted);
        }
    }

    /** What the checkpoint says or shows, else the strategy's. */
    private static Preprocessing preprocessing(Checkpoint checkpoint, ModelInfo info, TrainingConfig.Start start) {
        Preprocessing found = info.preprocessing().preprocessing();
        boolean said = checkpoint.metadata().containsKey(PreprocessingChoice.METADATA_KEY);
        return said || found != Preprocessing.SAM ? found : start.strategy().preprocessing();
    }

    private static StartedModel load(
            Checkpoint checkpoint, TrainingConfig config, Device device, int side, Preprocessing preprocessing)
            throws IOException {
        SamConfig found = SamCheckpoint.recognise(checkpoint);
        Map<String, String> habits = habits(checkpoint.metadata(), config);
        boolean plain = found.encoder() instanceof EncoderConfig.Vit vit && !vit.adapters();
        if (config.start().strategy() != Strategy.SAM_MED2D || !plain) {
            Sam sam = SamCheckpoint.load(checkpoint, found, device);
            return new StartedModel(sam, side, preprocessing, habits, List.of());
        }
        SamConfig adapted = FreshAdapters.in(found);
        Sam sam = Sam.load(adapted, device, new FreshAdapters(checkpoint, config.seed()));
        String note = "%s has no adapters: they start fresh, all other weights and positions are taken as they are"
                .formatted(checkpoint.path());
        return new StartedModel(sam, side, preprocessing, habits, List.of(note));
    }

    /** Those of the checkpoint that training starts from, where the configuration does not say otherwise. */
    private static Map<String, String> habits(Map<String, String> known, TrainingConfig config) {
        Map<String, String> habits = new LinkedHashMap<>();
        Optional.ofNullable(known.get(Focus.METADATA_KEY)).ifPresent(focus -> habits.put(Focus.METADATA_KEY, focus));
        config.start().focus().ifPresent(focus -> habits.put(Focus.METADATA_KEY, focus.label()));
        boolean drawn = BoxMask.isStatedIn(known);
        if (config.learning().prompts().boxMask().orElse(drawn)) {
            habits.put(BoxMask.METADATA_KEY, BoxMask.ELLIPSE);
        }
        return habits;
    }

    /** The mask prompts that the network is trained with. */
    InteractiveObjective.MaskPrompts maskPrompts() {
        boolean drawn = BoxMask.isStatedIn(habits);
        return new InteractiveObjective.MaskPrompts() {
            @Override
            public float[] ofAnswer(float[] lowResLogits) {
                return preprocessing.maskPrompt(lowResLogits);
            }

            @Override
            public Optional<float[]> ofBox(Box box, int frameSide, int lowResSide) {
                return drawn
                        ? Optional.of(BoxMask.logits(box.x0(), box.y0(), box.x1(), box.y1(), frameSide, lowResSide))
                        : Optional.empty();
            }
        };
    }

    /** What a checkpoint of the run says of itself. */
    Map<String, String> about(Strategy strategy) {
        Map<String, String> about = new LinkedHashMap<>(habits);
        about.put(PreprocessingChoice.METADATA_KEY, preprocessing.label());
        about.put("margo.strategy", strategy.label());
        boolean told = sam.config().encoder() instanceof EncoderConfig.Vit vit && vit.imageSize() == side;
        if (!told) {
            about.put(EncoderConfig.IMAGE_SIZE_KEY, Integer.toString(side));
        }
        return about;
    }

    boolean recomputes(TrainingConfig config) {
        return config.computing().recompute().orElseGet(() -> {
            long values = sam.parameters().values().stream()
                    .mapToLong(Parameter::count)
                    .sum();
            return values > LARGE;
        });
    }

    /** Whether the image encoder stays as it is throughout. */
    boolean isEncoderFrozen(TrainedParts parts, Optional<TrainingPlan.Adaptation> adapted) {
        return adapted.isEmpty()
                && sam.parameters().values().stream()
                        .filter(parameter -> parameter.kind() == Parameter.Kind.WEIGHT)
                        .map(Parameter::name)
                        .noneMatch(name -> name.startsWith("image_encoder.") && parts.contains(name));
    }

    @Override
    public void close() {
        sam.close();
    }
}
