package dev.margo.cli;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.ByteImage;
import dev.margo.image.Image;
import dev.margo.image.Intensity;
import dev.margo.image.IntensityWindow;
import dev.margo.image.SliceOrientation;
import dev.margo.image.Volume;
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
                    + " its edges where the patient's sides are: L left, R right, A front, P back, S head, I feet. Slices are shown"
                    + " as radiologists look at them: front or head up, the patient's right on the left; from the side, the front"
                    + " on the left. --as-stored keeps rows and columns as the file has them, which is how 'segment --slice'"
                    + " counts x,y. Names and dates of patients are never shown.",
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

    @Option(
            names = "--as-stored",
            description = "Rows and columns as in the file, to read off x,y for prompts, instead of front or head up.")
    private boolean asStored;

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
            description = "How raw intensities become 0..255; default: file if that proposes one, else auto; minmax of"
                    + " labels.")
    private Optional<WindowChoice> window = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "LABELS",
            description =
                    "Labels of this scan, drawn over the slices: a volume on the same grid, whose axes may run the other"
                            + " way, a DICOM segmentation or an RT structure set, or TIFF, PNG slices or COCO of its size. Where not all"
                            + " slices fit, those from the first that has labels to the last are shown.")
    private Optional<Path> labels = Optional.empty();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        requireSensible();
        Volume volume = VolumeReader.read(file);
        Axis along = axis.orElseGet(() -> volume.grid().outOfPlane());
        int shownTime = new SliceChoice(Optional.empty(), axis, time).timeOf(file, volume);
        Affine toPatient = volume.grid().toPatient();
        SliceOrientation orientation = asStored
                ? SliceOrientation.asStored(toPatient, along)
                : SliceOrientation.radiological(toPatient, along);
        Optional<Volume> drawn = readLabels(common.console(false));
        List<SheetSlice> shown = slices(new SheetSlices(volume, drawn, along, shownTime, new SliceView(orientation)));
        IntensityWindow chosen = windowOf(volume).of(file, volume.window());
        IntensityWindow.Range range = UsageException.about(
                file, () -> chosen.fit(shown.stream().map(SheetSlice::image).toList()));
        Image first = shown.get(0).image();
        TileFrame frame =
                TileFrame.of(orientation, first.size(), first.spacing().orElseThrow());
        ByteImage sheet = ContactSheet.draw(shown, frame, range, columnsFor(shown.size()));
        Interruption.guard(out, () -> RasterWriter.writePng(out, sheet));
        String slicesShown =
                "%s of %s slices along %s".formatted(shown.size(), volume.grid().size(along), AxisText.of(along));
        common.console(false)
                .result("%s: %s, window %s to %s -> %s"
                        .formatted(file, slicesShown, rounded(range.low()), rounded(range.high()), out));
        return 0;
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

    private WindowChoice windowOf(Volume volume) {
        boolean ids = volume.intensity().kind() == Intensity.Kind.LABELS;
        return window.orElseGet(() -> ids ? WindowChoice.of(IntensityWindow.minMax()) : WindowChoice.byDefault());
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
