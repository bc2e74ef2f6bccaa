package dev.margo.dataset;

import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.io.ImageFormatException;
import dev.margo.io.raster.RasterReader;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The layout of SAM-Med2D's demo: {@code image2label_train.json} names the masks of every picture,
 * {@code label2image_test.json} the picture of every mask. Each mask is one object; they may overlap.
 *
 * <p>Source: OpenGVLab/SAM-Med2D at bfd2b93, DataLoader.py.
 */
public final class SamMed2dSource implements SampleSource {
    /** What comes before the number of the slice. */
    private static final Pattern PATIENT = Pattern.compile("^(.+)_\\d+\\.[^.]+$");

    private final String name;
    private final int leastArea;
    private final List<SourceFile> files;

    private SamMed2dSource(String name, int leastArea, List<SourceFile> files) {
        this.name = name;
        this.leastArea = leastArea;
        this.files = List.copyOf(files);
    }

    /**
     * @param json masks by picture; paths count from its folder, or from the folder that this lies in
     * @param leastArea objects of fewer pixels are dropped
     * @throws DatasetLayoutException if it is not laid out so
     */
    public static SamMed2dSource train(String name, Path json, int leastArea) throws IOException {
        Map<String, List<String>> masks = new TreeMap<>();
        PathsJson.read(json, masks::put);
        return open(name, json, leastArea, masks);
    }

    /** As {@link #train}, from pictures by mask. */
    public static SamMed2dSource test(String name, Path json, int leastArea) throws IOException {
        Map<String, List<String>> masks = new TreeMap<>();
        PathsJson.read(
                json,
                (mask, image) -> masks.computeIfAbsent(image.isEmpty() ? "" : image.get(0), key -> new ArrayList<>())
                        .add(mask));
        return open(name, json, leastArea, masks);
    }

    private static SamMed2dSource open(String name, Path json, int leastArea, Map<String, List<String>> masks)
            throws IOException {
        PatientRule patients = PatientRule.group(PATIENT);
        List<SourceFile> files = new ArrayList<>();
        masks.forEach((image, objects) -> {
            List<Path> paths = new ArrayList<>(List.of(resolve(json, image)));
            objects.stream().sorted().forEach(mask -> paths.add(resolve(json, mask)));
            String file = paths.get(0).getFileName().toString();
            files.add(new SourceFile(file, patients.patientOf(file), paths));
        });
        if (files.isEmpty()) {
            throw new DatasetLayoutException(json, "it lists no pictures; give another file");
        }
        return new SamMed2dSource(name, leastArea, files);
    }

    private static Path resolve(Path json, String path) {
        Path folder = json.toAbsolutePath().normalize().getParent();
        Path fromAbove = folder.resolveSibling(path);
        return Files.exists(fromAbove) ? fromAbove : folder.resolve(path);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<SourceFile> files() {
        return files;
    }

    @Override
    public String settings() {
        return "objects from %s px".formatted(leastArea);
    }

    @Override
    public void read(int file, Consumer<Sample> samples) throws IOException {
        SourceFile found = files.get(file);
        Image image = RasterReader.read(found.paths().get(0));
        List<Mask> masks = new ArrayList<>();
        for (Path path : found.paths().subList(1, found.paths().size())) {
            masks.add(binary(path, PictureFile.mask(path, image)));
        }
        List<LabelImage> layers =
                new ObjectFilter(ObjectIds.KEPT, leastArea).apply(MaskLayers.of(image.width(), image.height(), masks));
        if (!layers.isEmpty()) {
            samples.accept(new Sample(found.name(), IntensityWindow.automatic().apply(image), layers, image.spacing()));
        }
    }

    private static Mask binary(Path file, Image mask) throws ImageFormatException {
        LabelImage values = LabelPicture.ids(file.toString(), mask);
        if (values.sizes().size() > 1) {
            throw new ImageFormatException(
                    file.toString(),
                    "values 0 and %s; expected one object, as 0 and 1 or 0 and 255; store a mask per object"
                            .formatted(values.sizes().keySet()));
        }
        return LabelPicture.mask(mask);
    }
}
