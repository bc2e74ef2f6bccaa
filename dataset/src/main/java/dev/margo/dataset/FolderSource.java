package dev.margo.dataset;

import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A folder of pictures or volumes and a folder of their masks, which have equal stems ({@code images/a.nii.gz},
 * {@code masks/a.nii.gz}). Every format that {@link VolumeReader} and {@link dev.margo.io.raster.RasterReader} know; a
 * DICOM series is a folder in {@code images}. Volumes are cut across their out-of-plane axis; slices without an object are
 * left out. Labels of a volume that are stored the other way round along an axis, as converters leave them, are turned.
 */
public final class FolderSource implements SampleSource {
    private final String name;
    private final FolderSettings settings;
    private final int slicesPerVolume;
    private final List<SourceFile> files;

    private FolderSource(String name, FolderSettings settings, int slicesPerVolume, List<SourceFile> files) {
        this.name = name;
        this.settings = settings;
        this.slicesPerVolume = slicesPerVolume;
        this.files = List.copyOf(files);
    }

    /**
     * Looks which files there are, and reads none. A picture without a mask is listed, and refused when it is read.
     *
     * @throws DatasetLayoutException if a folder is missing, or no picture has a mask
     */
    public static FolderSource open(String name, Path images, Path masks, FolderSettings settings, PatientRule patients)
            throws IOException {
        TreeMap<String, Path> pictures = FolderListing.of(images).byStem();
        Map<String, List<Path>> maskFiles = MaskFiles.of(masks, settings.masks(), pictures.keySet());
        List<SourceFile> files = new ArrayList<>();
        boolean any = false;
        for (Map.Entry<String, Path> picture : pictures.entrySet()) {
            List<Path> paths = new ArrayList<>(List.of(picture.getValue()));
            any |= paths.addAll(maskFiles.getOrDefault(picture.getKey(), List.of()));
            String file = picture.getValue().getFileName().toString();
            files.add(new SourceFile(file, patients.patientOf(file), paths));
        }
        if (!any) {
            throw new DatasetLayoutException(
                    images,
                    "none of its %s pictures has a mask of the same stem in %s; name them alike"
                            .formatted(files.size(), masks));
        }
        return new FolderSource(name, settings, Integer.MAX_VALUE, files);
    }

    /**
     * One data set of a table, which lies below {@code root} as {@code <dataset>/images} and {@code <dataset>/masks}.
     *
     * @throws DatasetLayoutException if it is not there
     */
    public static FolderSource open(Path root, String dataset, SplitTable table, FolderSettings settings)
            throws IOException {
        Path folder = root.resolve(dataset);
        return open(dataset, folder.resolve("images"), folder.resolve("masks"), settings, table.patients(dataset));
    }

    /**
     * All data sets of a table that lie below {@code root}: of those files that are on side {@code part}.
     *
     * @param manualOnly whether files whose masks were not drawn by people are left out
     * @throws DatasetLayoutException if one of them is not there
     */
    public static List<SampleSource> openAll(
            Path root, SplitTable table, Part part, boolean manualOnly, FolderSettings settings) throws IOException {
        List<SampleSource> sources = new ArrayList<>();
        for (String dataset : table.datasets(part, manualOnly)) {
            sources.add(table.select(open(root, dataset, table, settings), part, manualOnly));
        }
        return sources;
    }

    /**
     * The same, but of volumes that show objects in more slices, as many that are evenly spread over these; always the same.
     *
     * @throws IllegalArgumentException for less than one
     */
    public FolderSource withSlicesPerVolume(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("%s slices per volume; expected at least 1".formatted(most));
        }
        return new FolderSource(name, settings, most, files);
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
        return slicesPerVolume == Integer.MAX_VALUE
                ? settings.toString()
                : "%s, %s slices of a volume".formatted(settings, slicesPerVolume);
    }

    @Override
    public void read(int file, Consumer<Sample> samples) throws IOException {
        SourceFile found = files.get(file);
        List<Path> masks = masks(found);
        if (isVolume(file)) {
            LabelledVolume.read(found.name(), picture(found), masks, settings).slices(slicesPerVolume, samples);
        } else {
            PictureFile.read(found.name(), picture(found), masks, settings).ifPresent(samples);
        }
    }

    @Override
    public boolean isVolume(int file) throws IOException {
        return VolumeReader.isVolume(picture(files.get(file)));
    }

    @Override
    public LabelledVolume readVolume(int file) throws IOException {
        SourceFile found = files.get(file);
        return LabelledVolume.read(found.name(), picture(found), masks(found), settings);
    }

    private static Path picture(SourceFile file) {
        return file.paths().get(0);
    }

    /** @throws ImageFormatException if it has none */
    private static List<Path> masks(SourceFile file) throws ImageFormatException {
        List<Path> masks = file.paths().subList(1, file.paths().size());
        if (masks.isEmpty()) {
            throw new ImageFormatException(
                    picture(file).toString(), "it has no mask; put one of the same stem into the folder of masks");
        }
        return masks;
    }
}
