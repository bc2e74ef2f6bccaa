package dev.margo.cli;

import dev.margo.image.Image;
import dev.margo.io.raster.RasterReader;
import dev.margo.segment.Focus;
import dev.margo.segment.LoadOptions;
import dev.margo.speed.Architecture;
import dev.margo.speed.Conditions;
import dev.margo.speed.Subject;
import dev.margo.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code margo bench}: how fast models are on this machine. */
@Command(
        name = "bench",
        header = "Measure how fast models are on this machine, and what a faster precision costs.",
        description = {
            "",
            "Without --model, the published networks are measured with made-up weights, on which speed does not depend."
                    + " The picture is a synthetic one of 1024 x 1024 pixels. Times are medians of --runs, with the least and"
                    + " the greatest. Loading, the first embedding and 256 boxes are timed once; in the first model, the"
                    + " first embedding includes what Java compiles. 'of sgemm' is the share of the rate at which this machine multiplies 2048 x 2048 float32"
                    + " matrices, measured first. Memory is the whole process's. Compare figures of one run only.",
            ""
        },
        sortOptions = false,
        customSynopsis = "margo bench [--architecture LIST | -m MODEL] [--precision LIST] [--runs N] [OPTION...]",
        optionListHeading = "%nGeneral:%n",
        footer = {
            "",
            "Precision: with --model and --image, the masks of every precision are compared with those of float32: for 25"
                    + " points on a grid over the picture and for the boxes around what they gave, as mean and worst"
                    + " intersection over union (IoU). A model that has no such precision is told and skipped.",
            "",
            "JSON keys: java, device, threads, vectorFloats or null, vectorObstacle or null, libtorch,"
                    + " sgemmGflopPerSecond, models [{name, architecture, imageSize, precision, encoderGflop, stages [{stage,"
                    + " runs, seconds {median, min, max}, shareOfSgemm or null, residentBytes or null, peakBytes or null}],"
                    + " iou {masks, mean, worst} or null, iouReason if null; no iou for float32}], skipped [{name, precision, reason}].",
            "",
            "Examples:",
            "  margo bench",
            "  margo bench --architecture vit_b,vit_l --runs 3",
            "  margo bench -m sam_vit_b --precision bfloat16,int8 --image scan.png",
            "  margo bench -m medsam.pth --threads 4 --json"
        })
final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--architecture",
            paramLabel = "LIST",
            split = ",",
            converter = OfArchitecture.class,
            description = "Of vit_t, vit_b, vit_l, vit_h, separated by commas; default: vit_t,vit_b.")
    private List<Architecture> architectures = new ArrayList<>();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Times that embedding and single boxes are timed; default: 5.")
    private int runs = 5;

    @Option(
            names = "--precision",
            paramLabel = "LIST",
            split = ",",
            converter = ModelOptions.OfPrecision.class,
            description = "bfloat16, int8 or both: measured beside float32.")
    private List<Precision> precisions = new ArrayList<>();

    @Option(
            names = "--image",
            paramLabel = "PICTURE",
            description = "A PNG, JPEG or TIFF picture whose masks are compared; needs --model and --precision.")
    private Optional<Path> image = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @ArgGroup(validate = false, order = 1, heading = "%nModel:%n")
    private ModelChoice modelChoice = new ModelChoice();

    @Mixin
    private CommonOptions common;

    /** For {@code --architecture}. */
    static final class OfArchitecture implements ITypeConverter<Architecture> {
        @Override
        public Architecture convert(String text) {
            return PromptText.typed(() -> Architecture.parse(text));
        }
    }

    @Override
    public Integer call() throws IOException {
        check();
        List<Subject> subjects = subjects();
        Set<Precision> wanted = new LinkedHashSet<>(List.of(Precision.FLOAT32)); // the others are held against it
        wanted.addAll(precisions);
        modelChoice.applyThreads();
        Console console = common.console(json);
        BenchReport report =
                json ? new BenchJson(console, withoutIou()) : new BenchTable(console, subjects, withoutIou());
        return new BenchRun(console, conditions(), wanted).run(subjects, report);
    }

    private String withoutIou() {
        return modelChoice.isGiven()
                ? "there is no --image"
                : "made-up weights give no masks to compare; use --model and --image";
    }

    private void check() {
        modelChoice.check();
        if (runs < 1) {
            throw new UsageException("--runs must be at least 1, got " + runs);
        }
        if (modelChoice.isGiven() && !architectures.isEmpty()) {
            throw new UsageException("--architecture and --model together: a checkpoint has its own architecture");
        }
        if (image.isPresent() && !modelChoice.isGiven()) {
            throw new UsageException("--image without --model: masks of made-up weights mean nothing");
        }
        if (image.isPresent() && precisions.stream().allMatch(precision -> precision == Precision.FLOAT32)) {
            throw new UsageException("--image without --precision: say what to compare, bfloat16, int8 or both");
        }
    }

    private List<Subject> subjects() {
        if (modelChoice.isGiven()) {
            try {
                return List.of(Subject.Stored.of(modelChoice.file()));
            } catch (IOException e) {
                throw new ModelException(e);
            }
        }
        Set<Architecture> chosen = new LinkedHashSet<>(
                architectures.isEmpty() ? List.of(Architecture.VIT_T, Architecture.VIT_B) : architectures);
        return chosen.stream().<Subject>map(Subject.Untrained::new).toList();
    }

    private Conditions conditions() throws IOException {
        Optional<Image> picture = image.isPresent() ? Optional.of(RasterReader.read(image.get())) : Optional.empty();
        LoadOptions options =
                new LoadOptions(modelChoice.preprocessing, modelChoice.imageSize, Focus.OFF, Precision.FLOAT32);
        return new Conditions(modelChoice.device(), options, runs, picture);
    }
}
