package dev.margo.cli;

import dev.margo.volume.BoxGrowth;
import dev.margo.volume.Projection;
import dev.margo.volume.PropagationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How a mask becomes the prompt for the next slice, and when that ends. */
class CarryOptions {
    @Option(
            names = "--preset",
            paramLabel = "FILE",
            description = "Settings that 'margo tune3d' found for the model; flags here override them.")
    private Optional<Path> preset = Optional.empty();

    @Option(
            names = "--projection",
            paramLabel = "PARTS",
            converter = OfProjection.class,
            description =
                    "What a mask tells the next slice: point (its centre), points, box, mask, or some joined, as in"
                            + " box+mask.")
    private Optional<Projection> projection = Optional.empty();

    @Option(
            names = "--iou",
            paramLabel = "IOU",
            description = "End at the first slice whose mask has less IoU with the one before it, 0 to 1.")
    private Optional<Double> iou = Optional.empty();

    @Option(
            names = "--box-growth",
            paramLabel = "G",
            description =
                    "Move the sides of the box, and of the room for points, outward: below 1 by a share of the side,"
                            + " from 1 by pixels. Nothing to models that take boxes as masks, as margo-tiny.")
    private Optional<Double> growth = Optional.empty();

    /** For {@code --projection}. */
    static final class OfProjection implements ITypeConverter<Projection> {
        @Override
        public Projection convert(String text) {
            return PromptText.typed(() -> Projection.parse(text));
        }
    }

    /**
     * What was asked for; the rest from the preset, or else from {@code usual}.
     *
     * @throws UsageException if any is out of range
     */
    PropagationSettings settings(PropagationSettings usual) throws IOException {
        PropagationSettings base = preset.isPresent() ? PresetFile.read(preset.get()) : usual;
        return UsageException.unless(() -> {
            BoxGrowth grown =
                    growth.map(BoxGrowth::new).orElse(base.projection().growth());
            return new PropagationSettings(
                    projection.orElse(base.projection()).withGrowth(grown),
                    iou.orElse(base.leastIou()),
                    base.between());
        });
    }
}
