package dev.margo.cli;

import dev.margo.volume.BoxGrowth;
import dev.margo.volume.Projection;
import dev.margo.volume.SearchGrid;
import dev.margo.volume.SettingsSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code margo tune3d}: which settings of propagation suit a model, by volumes whose objects are known. */
@Command(
        name = "tune3d",
        header = "Find the settings of segment3d that suit a model, on volumes with known labels.",
        description = {
            "",
            "Every object of every volume is started from one prompt in the middle of its slices, drawn from its label, and"
                    + " propagated with all settings of a grid. The settings with the best mean Dice over the volumes become"
                    + " a preset. Take volumes that you do not report results on: on these the preset is too good.",
            ""
        },
        sortOptions = false,
        customSynopsis = "margo tune3d VOLUME... --labels FILE -m MODEL -o PRESET.json [OPTION...]",
        optionListHeading = "%nGeneral:%n",
        footer = {
            "",
            "--oracle lets each volume choose its own settings by its own labels and reports the mean of these best values,"
                    + " as MedicoSAM's released script does on its test volumes. Nobody can have that number who does not"
                    + " know the labels; it is printed beside the honest one and gets into no preset.",
            "",
            "Examples:",
            "  margo tune3d 'val/*.nii.gz' --labels 'labels/{name}.nii.gz' -m medsam.pth --cache emb -o tuned.json",
            "  margo tune3d ct.nrrd --labels organs.nrrd -m sam_vit_b --ious 0.5,0.7 --projections box,box+mask -o tuned.json"
        })
final class Tune3dCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "VOLUME",
            description = "Volumes, or quoted patterns such as 'val/*.nii.gz'.")
    private List<String> volumes = new ArrayList<>();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            required = true,
            description =
                    "The label volume; for many volumes a path with {name} in it, such as 'labels/{name}.nii.gz'.")
    private String labels;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "PRESET.json",
            required = true,
            description = "The preset, which 'margo segment3d --preset' takes.")
    private Path out;

    @Option(
            names = "--start",
            paramLabel = "box|point",
            description = "The prompt that objects start from; default: box.")
    private SettingsSearch.Start start = SettingsSearch.Start.BOX;

    @Option(
            names = "--projections",
            paramLabel = "LIST",
            split = ",",
            converter = CarryOptions.OfProjection.class,
            description = "To be tried; default: box+mask,points,box,points+mask,point,mask.")
    private List<Projection> projections = SearchGrid.usual().projections();

    @Option(
            names = "--box-growths",
            paramLabel = "LIST",
            split = ",",
            description = "To be tried; default: 0 to 0.25 in steps of 0.025.")
    private List<Double> growths =
            SearchGrid.usual().growths().stream().map(BoxGrowth::amount).toList();

    @Option(
            names = "--ious",
            paramLabel = "LIST",
            split = ",",
            description = "To be tried; default: 0.5,0.6,0.7,0.8,0.9.")
    private List<Double> ious = SearchGrid.usual().leastIous();

    @Option(names = "--oracle", description = "Also tell what the released script would report, see below.")
    private boolean oracle;

    @ArgGroup(validate = false, order = 1, heading = "%nModel:%n")
    private ModelOptions modelOptions = new ModelOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nVolume:%n")
    private VolumeOptions volumeOptions = new VolumeOptions();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        SearchGrid grid = grid();
        modelOptions.check();
        List<Path> files = ImageFiles.expand(volumes);
        if (files.size() > 1 && !labels.contains(PromptOptions.NAME)) {
            throw new UsageException(
                    "--labels %s for %s volumes; expected a path with {name} in it, such as 'labels/{name}.nii.gz'"
                            .formatted(labels, files.size()));
        }
        TargetFile.require(out, files.get(0));
        try (LazyModel model = new LazyModel(modelOptions);
                EmbeddingFolder folder = EmbeddingFolder.of(modelOptions)) {
            Tune3dRun run = new Tune3dRun(common.console(false), model, folder.cache(), grid, start);
            for (Path file : files) {
                run.score(file, labelsOf(file), volumeOptions);
            }
            run.finish(out, oracle);
        }
        return 0;
    }

    private SearchGrid grid() {
        return UsageException.unless(() -> {
            List<BoxGrowth> grown = growths.stream().map(BoxGrowth::new).toList();
            SearchGrid grid = new SearchGrid(projections, grown, ious);
            grid.settings(); // refuses what is out of range, before anything is computed
            return grid;
        });
    }

    private Path labelsOf(Path volume) {
        return Path.of(labels.replace(PromptOptions.NAME, FileName.stem(volume)));
    }
}
