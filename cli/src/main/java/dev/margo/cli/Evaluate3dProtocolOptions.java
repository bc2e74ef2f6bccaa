package dev.margo.cli;

import dev.margo.evaluate.volume.VolumeObjectRule;
import dev.margo.evaluate.volume.VolumePlan;
import dev.margo.evaluate.volume.VolumeProtocol;
import dev.margo.volume.BoxGrowth;
import dev.margo.volume.Projection;
import dev.margo.volume.PropagationSettings;
import dev.margo.volume.SettingsSearch.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How models are asked for objects through volumes, and what is measured. */
final class Evaluate3dProtocolOptions {
    private static final String PRESET = "preset";
    private static final List<Projection> ALL = List.of(
            Projection.BOX,
            Projection.BOX_AND_MASK,
            Projection.MASK,
            Projection.CENTRE,
            Projection.POINTS,
            Projection.POINTS_AND_MASK);

    @Option(
            names = "--start",
            paramLabel = "LIST",
            split = ",",
            description =
                    "The prompt in the middle slice, separated by commas: box, the tight box; point, the place deepest"
                            + " inside. Default: box,point.")
    private List<Start> starts = List.of(Start.BOX, Start.POINT);

    @Option(
            names = "--projections",
            paramLabel = "LIST",
            split = ",",
            converter = CarryOptions.OfProjection.class,
            description = "What a mask tells the next slice, as in margo segment3d; default: without --preset"
                    + " box,box+mask,mask,point,points,points+mask, else none.")
    private List<Projection> projections = new ArrayList<>();

    @Option(
            names = "--preset",
            paramLabel = "[MODEL=]FILE",
            description =
                    "Settings that 'margo tune3d' found on other volumes, for one model or for all; may be repeated.")
    private List<String> presets = new ArrayList<>();

    @Option(names = "--iou", paramLabel = "IOU", description = "Of the --projections, as in segment3d; default: 0.5.")
    private double iou = PropagationSettings.defaults().leastIou();

    @Option(
            names = "--box-growth",
            paramLabel = "G",
            description = "Of the --projections, as in segment3d; default: 0.05.")
    private double growth = PropagationSettings.defaults().projection().growth().amount();

    @Option(
            names = "--least-voxels",
            paramLabel = "N",
            description =
                    "Objects of fewer voxels are not asked for, nor those of fewer than 10 px in their middle slice;"
                            + " default: 100.")
    private long leastVoxels = VolumeObjectRule.everyPiece().leastVoxels();

    @Option(
            names = "--whole-ids",
            description = "An id is one object; without it, every connected piece of an id is one.")
    private boolean wholeIds;

    @Option(names = "--nsd", paramLabel = "MM", description = "The tolerance of the NSD; default: 2.")
    private double nsd = 2;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the intervals' bootstrap; default: 0.")
    private long seed;

    /**
     * The plan of each model.
     *
     * @throws UsageException if a number makes no sense, a preset is for no model, or a model has nothing to be asked with
     * @throws IOException if a preset cannot be read
     */
    Map<String, VolumePlan> plans(List<EvaluateModelOptions.Named> models) throws IOException {
        Map<String, PropagationSettings> found = readPresets(models);
        Map<String, VolumePlan> plans = new LinkedHashMap<>();
        for (EvaluateModelOptions.Named model : models) {
            plans.put(model.name(), plan(model.name(), Optional.ofNullable(found.get(model.name()))));
        }
        return plans;
    }

    private Map<String, PropagationSettings> readPresets(List<EvaluateModelOptions.Named> models) throws IOException {
        Map<String, PropagationSettings> found = new LinkedHashMap<>();
        for (String preset : presets) {
            int sign = preset.indexOf('=');
            String named = sign < 0 ? "" : preset.substring(0, sign);
            List<String> suited = models.stream()
                    .map(EvaluateModelOptions.Named::name)
                    .filter(model -> named.isEmpty() || named.equals(model))
                    .toList();
            if (suited.isEmpty()) {
                throw new UsageException("--preset %s: there is no model %s; there are %s"
                        .formatted(
                                preset,
                                named,
                                String.join(
                                        ", ",
                                        models.stream()
                                                .map(EvaluateModelOptions.Named::name)
                                                .toList())));
            }
            PropagationSettings settings = PresetFile.read(Path.of(preset.substring(sign + 1)));
            for (String model : suited) {
                if (found.put(model, settings) != null) {
                    throw new UsageException(
                            "two --preset for %s; give one, or name models: --preset MODEL=FILE".formatted(model));
                }
            }
        }
        return found;
    }

    private VolumePlan plan(String model, Optional<PropagationSettings> preset) {
        List<Projection> asked = projections.isEmpty() && presets.isEmpty() ? ALL : projections;
        if (asked.isEmpty() && preset.isEmpty()) {
            throw new UsageException(
                    "no --preset for %s; give --preset %s=FILE, or --projections".formatted(model, model));
        }
        return UsageException.unless(() -> {
            List<VolumeProtocol> protocols = new ArrayList<>();
            for (Start start : starts) {
                preset.ifPresent(settings -> protocols.add(new VolumeProtocol(start, PRESET, settings)));
                for (Projection projection : asked) {
                    protocols.add(VolumeProtocol.of(
                            start,
                            PropagationSettings.defaults()
                                    .withProjection(projection.withGrowth(new BoxGrowth(growth)))
                                    .withLeastIou(iou)));
                }
            }
            return new VolumePlan(protocols, new VolumeObjectRule(!wholeIds, leastVoxels), nsd, seed);
        });
    }
}
