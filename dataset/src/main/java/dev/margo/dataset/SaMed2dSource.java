package dev.margo.dataset;

import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Size;
import dev.margo.io.ImageFormatException;
import dev.margo.io.raster.RasterReader;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * SA-Med2D-20M as it is unpacked: {@code SAMed2D_v1.json}, {@code images} and {@code masks}. The masks of a picture become
 * one label map, sorted by name, later ones over earlier ones.
 *
 * <p>Special cases: in ACDC the whole ventricle is left out where it would cover others; in ichallenge_adam_task2 masks
 * are inverted; a mask of another size than its picture is left out; a picture of one value, or without an object, is
 * skipped.
 *
 * <p>Source: constantinpape/torch-em, torch_em/data/datasets/medical/sa_med2d.py (01ce420). Known difference: ids above
 * 255 do not wrap around.
 */
public final class SaMed2dSource implements SampleSource {
    private static final String INDEX = "SAMed2D_v1.json";
    private static final String WHOLE_VENTRICLE = "0003_000";
    private static final String INVERTED = "ichallenge_adam_task2";

    private final Path root;
    private final SaMed2dSettings settings;
    private final List<SourceFile> files;

    private SaMed2dSource(Path root, SaMed2dSettings settings, List<SourceFile> files) {
        this.root = root;
        this.settings = settings;
        this.files = List.copyOf(files);
    }

    /**
     * @param root the folder {@code SAMed2Dv1}
     * @throws DatasetLayoutException if the index is missing, not as expected, or has no picture for the settings
     */
    public static SaMed2dSource open(Path root, SaMed2dSettings settings) throws IOException {
        Path index = root.resolve(INDEX);
        if (!Files.exists(index)) {
            throw new DatasetLayoutException(
                    root, "it has no %s; give the folder SAMed2Dv1 of the unpacked archive".formatted(INDEX));
        }
        Set<String> drawn = new SaMed2dDraw(settings).of(byDataset(index, settings));
        List<SourceFile> files = new ArrayList<>();
        Set<Path> outside = new HashSet<>();
        PathsJson.read(index, (image, masks) -> {
            if (drawn.contains(image)) {
                List<Path> paths = new ArrayList<>(List.of(root.resolve(image)));
                masks.stream().sorted().map(root::resolve).forEach(paths::add);
                paths.stream().filter(path -> isOutside(root, path)).forEach(outside::add);
                SaMed2dName name = SaMed2dName.parse(image).orElseThrow();
                files.add(new SourceFile(paths.get(0).getFileName().toString(), name.patient(), paths));
            }
        });
        if (files.isEmpty() || !outside.isEmpty()) {
            throw new DatasetLayoutException(
                    index,
                    files.isEmpty()
                            ? "it has no pictures for %s; check the names of data sets".formatted(settings)
                            : "it lists %s, which is outside of its folder; copy it again"
                                    .formatted(outside.iterator().next()));
        }
        files.sort(Comparator.comparing(SourceFile::name));
        return new SaMed2dSource(root, settings, files);
    }

    private static boolean isOutside(Path root, Path path) {
        return !path.normalize().startsWith(root.normalize());
    }

    private static Map<String, List<String>> byDataset(Path index, SaMed2dSettings settings) throws IOException {
        Map<String, List<String>> images = new TreeMap<>();
        PathsJson.read(
                index,
                (image, masks) -> SaMed2dName.parse(image)
                        .filter(name -> settings.datasets().isEmpty()
                                || settings.datasets().contains(name.dataset()))
                        .ifPresent(name -> images.computeIfAbsent(name.dataset(), key -> new ArrayList<>())
                                .add(image)));
        return images;
    }

    @Override
    public String name() {
        return "SA-Med2D-20M";
    }

    @Override
    public List<SourceFile> files() {
        return files;
    }

    @Override
    public String settings() {
        return settings.toString();
    }

    /** The index alone: to look at twenty million files would take longer than many a training run. */
    @Override
    public List<Path> watched() {
        return List.of(root.resolve(INDEX));
    }

    @Override
    public void read(int file, Consumer<Sample> samples) throws IOException {
        SourceFile found = files.get(file);
        Path picture = found.paths().get(0);
        Image image = RasterReader.read(picture);
        IntensityWindow.Range values = IntensityWindow.minMax().fit(image);
        if (values.low() == values.high()) {
            throw new ImageFormatException(
                    picture.toString(), "every pixel is %s; such pictures are left out".formatted(values.low()));
        }
        List<Mask> masks = masks(found, image.size());
        if (masks.isEmpty()) {
            return;
        }
        List<LabelImage> layers = new ObjectFilter(ObjectIds.KEPT, settings.leastArea())
                .apply(List.of(renumbered(LabelImage.ofMasks(masks))));
        if (!layers.isEmpty()) {
            samples.accept(new Sample(found.name(), IntensityWindow.automatic().apply(image), layers, image.spacing()));
        }
    }

    private static List<Mask> masks(SourceFile file, Size size) throws IOException {
        String dataset = SaMed2dName.parse(file.name()).orElseThrow().dataset();
        List<Path> paths = file.paths().subList(1, file.paths().size());
        List<Mask> masks = new ArrayList<>();
        for (Path path : paths) {
            boolean whole = dataset.equals("ACDC")
                    && paths.size() > 1
                    && path.getFileName().toString().contains(WHOLE_VENTRICLE);
            Image image = whole ? null : RasterReader.read(path);
            if (!whole && image.size().equals(size)) {
                Mask mask = LabelPicture.mask(image);
                masks.add(dataset.equals(INVERTED) ? mask.not() : mask);
            }
        }
        return masks;
    }

    /** Ids from 1 on without gaps, in their order. */
    private static LabelImage renumbered(LabelImage labels) {
        Map<Integer, Integer> numbers = new TreeMap<>();
        labels.sizes().keySet().forEach(id -> numbers.put(id, numbers.size() + 1));
        int[] ids = labels.toArray();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = ids[i] == 0 ? 0 : numbers.get(ids[i]);
        }
        return LabelImage.of(labels.width(), labels.height(), ids);
    }
}
