package dev.margo.cli;

import dev.margo.image.Axis;
import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.io.VolumeReader;
import dev.margo.io.raster.RasterWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code margo view}: a volume on one picture. */
@Command(
        name = "view",
        header = "Show slices of a volume side by side on one picture.",
        description = {
            "",
            "Slices are spread evenly and shown through one window. Each has its number at the top left, a scale bar, and at"
                    + " its edges where the patient's sides are: L left, R right, A front, P back, S head, I feet. Rows and"
                    + " columns are those of the file, so a slice may be upside down; what 'segment --slice' takes as x,y is"
                    + " counted the same way. Names and dates of patients are never shown.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Windows: as for 'margo segment'; auto looks at all slices shown.",
            "",
            "Examples:",
            "  margo view ct.nii.gz --window abdomen --out sheet.png",
            "  margo view mr.nrrd --axis x --slices 12 --columns 4 --labels organs.nrrd --out sheet.png"
        })
final class ViewCommand implements Callable<Integer> {
    private static final int MOST_SLICES = 256; // more would be a picture that few programs open

    @Parameters(paramLabel = "VOLUME", description = "A volume: DICOM, NIfTI, NRRD or MetaImage.")
    private Path file;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "SHEET.png",
            description = "The picture; an older file of that name is replaced.")
    private Path out;

    @Option(
            names = "--axis",
            paramLabel = "x|y|z",
            converter = AxisText.class,
            description = "The axis to go along; default: the one of the largest spacing, else z.")
    private Optional<Axis> axis = Optional.empty();

    @Option(names = "--slices", paramLabel = "N", description = "How many, 1 to 256; default: 20.")
    private int slices = 20;

    @Option(names = "--columns", paramLabel = "N", description = "Slices in a row; default: a little more than rows.")
    private Optional<Integer> columns = Optional.empty();

    @Option(
            names = "--time",
            paramLabel = "T",
            description = "The time of a volume with several, from 0; default: the first.")
    private Optional<Integer> time = Optional.empty();

    @Option(
            names = "--window",
            paramLabel = "NAME|low,high",
            converter = WindowText.class,
            description = "How raw intensities become 0..255; default: auto.")
    private IntensityWindow window = IntensityWindow.automatic();

    @Option(
            names = "--labels",
            paramLabel = "LABELS",
            description =
                    "Labels of this scan, drawn over the slices: a volume on the same grid, whose axes may run the other"
                            + " way, a DICOM segmentation or an RT structure set.")
    private Optional<Path> labels = Optional.empty();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        requireSensible();
        Volume volume = VolumeReader.read(file);
        Axis along = axis.orElseGet(() -> volume.grid().outOfPlane());
        int shownTime = new SliceChoice(Optional.empty(), axis, time).timeOf(file, volume);
        List<SheetSlice> shown = slices(new SheetSlices(volume, readLabels(common.console(false)), along, shownTime));
        IntensityWindow.Range range = UsageException.about(
                file, () -> window.fit(shown.stream().map(SheetSlice::image).toList()));
        TileFrame frame = frame(volume.grid(), along, shown.get(0).image());
        ByteImage sheet = ContactSheet.draw(shown, frame, range, columnsFor(shown.size()));
        Interruption.guard(out, () -> RasterWriter.writePng(out, sheet));
        String slicesShown =
                "%s of %s slices along %s".formatted(shown.size(), volume.grid().size(along), AxisText.of(along));
        common.console(false)
                .result("%s: %s, window %s to %s -> %s"
                        .formatted(file, slicesShown, rounded(range.low()), rounded(range.high()), out));
        return 0;
    }

    private static TileFrame frame(VoxelGrid grid, Axis along, Image slice) {
        return TileFrame.of(
                grid.toPatient(), along, slice.size(), slice.spacing().orElseThrow());
    }

    private static double rounded(double value) {
        return ResultJson.rounded(value, 3);
    }

    private void requireSensible() throws IOException {
        if (!TargetFile.endsWith(out, ".png")) {
            throw new UsageException("--out %s: expected a name that ends in .png".formatted(out));
        }
        if (slices < 1 || slices > MOST_SLICES || columnsFor(slices) < 1) {
            throw new UsageException("--slices is 1 to %s, --columns at least 1".formatted(MOST_SLICES));
        }
        TargetFile.require(out, file);
        if (FileKind.of(file) != FileKind.VOLUME) {
            throw new UsageException(file + ": not a volume; only these have slices to show");
        }
        if (labels.isPresent()) {
            TargetFile.require(out, labels.get());
        }
    }

    private int columnsFor(int count) {
        return columns.orElseGet(() -> (int) Math.ceil(Math.sqrt(1.25 * count)));
    }

    /** Values of labels are looked at only here. */
    private List<SheetSlice> slices(SheetSlices source) {
        return labels.isPresent()
                ? UsageException.about(labels.get(), () -> source.spread(slices))
                : source.spread(slices);
    }

    private Optional<Volume> readLabels(Console console) throws IOException {
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(VolumeReader.readLabels(
                                labels.get(), file, warning -> console.note("%s: %s".formatted(labels.get(), warning)))
                        .labels());
    }
}
