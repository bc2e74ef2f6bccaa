package dev.margo.cli;

import dev.margo.dataset.EvenPlaces;
import dev.margo.dataset.FolderSettings;
import dev.margo.dataset.FolderSource;
import dev.margo.dataset.MaskLayout;
import dev.margo.dataset.ObjectIds;
import dev.margo.dataset.Part;
import dev.margo.dataset.PatientRule;
import dev.margo.dataset.SampleSource;
import dev.margo.dataset.SourceFile;
import dev.margo.dataset.SplitTable;
import dev.margo.image.IntensityWindow;
import dev.margo.image.NamedWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What models are evaluated on. */
final class EvaluateDataOptions {
    @Option(
            names = "--images",
            paramLabel = "DIR",
            description =
                    "Pictures (PNG, JPEG, TIFF) or volumes (NIfTI, NRRD, MetaImage, folders of DICOM), which evaluate"
                            + " takes slice by slice and evaluate3d as a whole; may be repeated, each with its --masks.")
    private List<Path> images = new ArrayList<>();

    @Option(names = "--masks", paramLabel = "DIR", description = "Their masks, under the same names but the ending.")
    private List<Path> masks = new ArrayList<>();

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "A CSV file with the columns dataset, file, patient and split, for data sets that lie as"
                    + " ROOT/DATASET/images and ROOT/DATASET/masks.")
    private Optional<Path> table = Optional.empty();

    @Option(names = "--root", paramLabel = "DIR", description = "ROOT of --table; default: the table's folder.")
    private Optional<Path> root = Optional.empty();

    @Option(
            names = "--part",
            paramLabel = "train|val|test",
            converter = OfPart.class,
            description = "The side of the table's split; default: test.")
    private Part part = Part.TEST;

    @Option(names = "--manual-only", description = "Only files whose masks people drew, as the table says.")
    private boolean manualOnly;

    @Option(names = "--dataset", paramLabel = "NAME", description = "Only this data set of the table; may be repeated.")
    private List<String> datasets = new ArrayList<>();

    @Option(
            names = "--layout",
            paramLabel = "label-map|file-per-object",
            converter = OfLayout.class,
            description =
                    "One mask file per picture with an id per object (default), or a file per object: NAME_*.png.")
    private MaskLayout layout = MaskLayout.LABEL_MAP;

    @Option(
            names = "--window",
            paramLabel = "NAME|low,high",
            converter = OfWindow.class,
            description = "How raw intensities become 0..255, as in margo segment; default: auto.")
    private IntensityWindow window = IntensityWindow.automatic();

    @Option(
            names = "--files-per-dataset",
            paramLabel = "N",
            description = "Of more files, N evenly spread over their list; always the same.")
    private Optional<Integer> filesPerDataset = Optional.empty();

    @Option(
            names = "--slices-per-volume",
            paramLabel = "N",
            description =
                    "Of more slices of a volume that show an object, N evenly spread over them; always the same. Slices"
                            + " side by side say much the same. For margo evaluate alone.")
    private Optional<Integer> slicesPerVolume = Optional.empty();

    @Option(
            names = "--no-examples",
            description = "No pictures of the data in report.html, so that it can be passed on.")
    private boolean withoutExamples;

    /** Whether the report may show pictures of the data. */
    boolean examples() {
        return !withoutExamples;
    }

    /** For {@code --part}. */
    static final class OfPart implements ITypeConverter<Part> {
        @Override
        public Part convert(String text) {
            return PromptText.typed(() -> Part.parse(text));
        }
    }

    /** For {@code --layout}. */
    static final class OfLayout implements ITypeConverter<MaskLayout> {
        @Override
        public MaskLayout convert(String text) {
            return PromptText.typed(() -> {
                for (MaskLayout layout : MaskLayout.values()) {
                    if (layout.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                        return layout;
                    }
                }
                throw new IllegalArgumentException(
                        "layout '%s' is unknown; write label-map or file-per-object".formatted(text));
            });
        }
    }

    /** For {@code --window}. */
    static final class OfWindow implements ITypeConverter<IntensityWindow> {
        @Override
        public IntensityWindow convert(String text) {
            return PromptText.typed(() -> WindowText.window(text, NamedWindow.labels()));
        }
    }

    /** What of the options can be wrong without looking at files. */
    void check() {
        if (images.size() != masks.size()) {
            throw new UsageException("%s --images and %s --masks; give one folder of masks for each folder of pictures"
                    .formatted(images.size(), masks.size()));
        }
        if (images.isEmpty() && table.isEmpty()) {
            throw new UsageException("nothing to evaluate on; give --images and --masks, or --table");
        }
        if (table.isEmpty() && (root.isPresent() || manualOnly || !datasets.isEmpty())) {
            throw new UsageException("--root, --manual-only and --dataset belong to --table; give it, too");
        }
        requirePositive("--files-per-dataset", filesPerDataset);
        requirePositive("--slices-per-volume", slicesPerVolume);
    }

    private static void requirePositive(String option, Optional<Integer> number) {
        if (number.isPresent() && number.get() < 1) {
            throw new UsageException("%s must be at least 1, got %s".formatted(option, number.get()));
        }
    }

    /** Looks which files there are, and reads no picture. */
    List<SampleSource> open() throws IOException {
        return openAll().stream().map(this::evenly).toList();
    }

    /** The same, of volumes alone; what is passed over is told. */
    List<SampleSource> openVolumes(Console console) throws IOException {
        if (slicesPerVolume.isPresent()) {
            throw new UsageException(
                    "--slices-per-volume is for 'margo evaluate'; here an object has all of its slices");
        }
        List<SampleSource> sources = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (SampleSource source : openAll()) {
            Set<SourceFile> volumes = new HashSet<>();
            for (int i = 0; i < source.files().size(); i++) {
                if (source.isVolume(i)) {
                    volumes.add(source.files().get(i));
                }
            }
            int pictures = source.files().size() - volumes.size();
            if (pictures > 0) {
                passedOver.add("%s (%s)".formatted(source.name(), pictures));
            }
            if (!volumes.isEmpty()) {
                sources.add(evenly(source.only(volumes::contains)));
            }
        }
        if (sources.isEmpty()) {
            throw new UsageException("there is no volume among the files; pictures are for 'margo evaluate'");
        }
        if (!passedOver.isEmpty()) {
            console.note("passed over, as pictures are for 'margo evaluate': " + String.join(", ", passedOver));
        }
        return sources;
    }

    private List<SampleSource> openAll() throws IOException {
        // what is too small to be asked for is left out later, by its pieces
        FolderSettings settings = new FolderSettings(layout, ObjectIds.KEPT, 1, window);
        List<SampleSource> sources = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            sources.add(thinned(FolderSource.open(
                    nameOf(images.get(i)), images.get(i), masks.get(i), settings, PatientRule.everyFile())));
        }
        if (table.isPresent()) {
            sources.addAll(openTable(settings));
        }
        Set<String> names = new HashSet<>();
        for (SampleSource source : sources) {
            if (!names.add(source.name())) {
                throw new UsageException(
                        "two data sets are called %s; rename one of their folders".formatted(source.name()));
            }
        }
        return sources;
    }

    private List<SampleSource> openTable(FolderSettings settings) throws IOException {
        Path file = table.orElseThrow();
        SplitTable split = SplitTable.read(file);
        List<String> names = split.datasets(part, manualOnly);
        for (String wanted : datasets) {
            if (!names.contains(wanted)) {
                throw new UsageException("%s: no data set '%s' in its part %s; it has %s"
                        .formatted(file, wanted, part, String.join(", ", names)));
            }
        }
        Path folder = root.orElseGet(() -> file.toAbsolutePath().getParent());
        List<SampleSource> sources = new ArrayList<>();
        for (String name : names) {
            if (datasets.isEmpty() || datasets.contains(name)) {
                sources.add(split.select(thinned(FolderSource.open(folder, name, split, settings)), part, manualOnly));
            }
        }
        if (sources.isEmpty()) {
            throw new UsageException("%s: nothing in its part %s".formatted(file, part));
        }
        return sources;
    }

    private FolderSource thinned(FolderSource source) {
        return slicesPerVolume.map(source::withSlicesPerVolume).orElse(source);
    }

    private SampleSource evenly(SampleSource source) {
        List<SourceFile> all = source.files();
        if (filesPerDataset.isEmpty()) {
            return source;
        }
        Set<SourceFile> chosen = EvenPlaces.of(all.size(), filesPerDataset.get())
                .mapToObj(all::get)
                .collect(Collectors.toSet());
        return source.only(chosen::contains);
    }

    /** Of {@code heart/images} it is {@code heart}. */
    private static String nameOf(Path images) {
        Path folder = images.toAbsolutePath().normalize();
        boolean general = folder.endsWith("images") && folder.getNameCount() > 1;
        return (general ? folder.getParent() : folder).getFileName().toString();
    }
}
