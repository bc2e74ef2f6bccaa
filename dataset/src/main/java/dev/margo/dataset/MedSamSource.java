package dev.margo.dataset;

import dev.margo.image.Axis;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What MedSAM's scripts write: archives {@code .npz} of whole cases, with {@code imgs}, {@code gts} and {@code spacing},
 * or folders of slices {@code .npy}. Pictures were windowed by those scripts and stay as they are.
 *
 * <p>Source: bowang-lab/MedSAM, pre_CT_MR.py and utils/pre_grey_rgb.py (main), pre_CT.py (7a0337e).
 */
public final class MedSamSource implements SampleSource {
    private static final int COLOURS = 3;
    private static final int MOST = 255;
    private static final double TOLERANCE = 1e-4;
    /** What comes before the number of the slice in {@code CT_Abd_FLARE22_Tr_0001-045.npy}. */
    private static final Pattern CASE = Pattern.compile("^(.+)-\\d+\\.npy$");

    private final String name;
    private final FolderSettings settings;
    private final List<SourceFile> files;

    private MedSamSource(String name, FolderSettings settings, List<SourceFile> files) {
        this.name = name;
        this.settings = settings;
        this.files = List.copyOf(files);
    }

    /**
     * The archives in {@code folder}, each of one patient; slices are cut across the first axis.
     *
     * @throws DatasetLayoutException if the folder is missing or has no archive
     */
    public static MedSamSource archives(String name, Path folder, FolderSettings settings) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Path path : FolderListing.of(folder).byStem().values()) {
            String file = path.getFileName().toString();
            if (file.endsWith(".npz")) {
                files.add(new SourceFile(file, FileStem.of(file), List.of(path)));
            }
        }
        return of(name, folder, settings, files);
    }

    /**
     * Slices in {@code imgs}, of values 0 to 1 or bytes, and their labels under the same names in {@code gts}.
     *
     * @throws DatasetLayoutException if a folder is missing or there is no slice
     */
    public static MedSamSource slices(String name, Path imgs, Path gts, FolderSettings settings) throws IOException {
        PatientRule cases = PatientRule.group(CASE);
        TreeMap<String, Path> labels = FolderListing.of(gts).byStem();
        List<SourceFile> files = new ArrayList<>();
        for (Map.Entry<String, Path> slice : FolderListing.of(imgs).byStem().entrySet()) {
            String file = slice.getValue().getFileName().toString();
            List<Path> paths = new ArrayList<>(List.of(slice.getValue()));
            if (labels.containsKey(slice.getKey())) {
                paths.add(labels.get(slice.getKey()));
            }
            files.add(new SourceFile(file, cases.patientOf(file), paths));
        }
        return of(name, imgs, settings, files);
    }

    private static MedSamSource of(String name, Path folder, FolderSettings settings, List<SourceFile> files)
            throws DatasetLayoutException {
        if (files.isEmpty()) {
            throw new DatasetLayoutException(
                    folder, "it has no .npz archive and no .npy slice; give the folder that MedSAM's scripts wrote");
        }
        return new MedSamSource(name, settings, files);
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
        return settings.toString();
    }

    @Override
    public void read(int file, Consumer<Sample> samples) throws IOException {
        SourceFile found = files.get(file);
        Path picture = found.paths().get(0);
        if (found.name().endsWith(".npy") && found.paths().size() == 1) {
            throw new ImageFormatException(picture.toString(), "it has no labels of the same name; put them into gts");
        }
        Path labelled = found.paths().get(found.paths().size() - 1);
        Volume volume = VolumeReader.read(picture);
        Volume labels = VolumeReader.readLabels(labelled).labels();
        if (isColourAsDepth(volume.grid(), labels.grid())) {
            Sample sample = colourSlice(found.name(), picture, volume, labels, labelled);
            if (!sample.layers().isEmpty()) {
                samples.accept(sample);
            }
            return;
        }
        Volume matched = GridMatch.onGridOf(volume, labels, labelled);
        SliceLabels layers = LabelVolume.of(volume, Axis.Z, labelled.toString(), matched);
        new LabelledVolume(found.name(), volume, Axis.Z, layers, settings).slices(Integer.MAX_VALUE, samples);
    }

    /** An array (y, x, 3) of floats is read as a volume three voxels wide. */
    private static boolean isColourAsDepth(VoxelGrid picture, VoxelGrid labels) {
        return picture.width() == COLOURS
                && labels.depth() == 1
                && picture.depth() == labels.height()
                && picture.height() == labels.width();
    }

    private Sample colourSlice(String sample, Path picture, Volume volume, Volume labels, Path labelled)
            throws IOException {
        Size size = new Size(labels.grid().width(), labels.grid().height());
        byte[] values = new byte[size.area() * COLOURS];
        int at = 0;
        for (int y = 0; y < size.height(); y++) {
            for (float value : volume.slice(Axis.Z, y, 0).samples()) {
                if (!(value >= -TOLERANCE && value <= 1 + TOLERANCE)) {
                    throw new ImageFormatException(
                            picture.toString(), "value %s; expected 0 to 1 as MedSAM's scripts write".formatted(value));
                }
                values[at++] = (byte) Math.round(Math.max(0, Math.min(1, value)) * MOST);
            }
        }
        ObjectFilter filter = new ObjectFilter(settings.ids(), settings.leastArea());
        SliceLabels layers = LabelVolume.of(labels, Axis.Z, labelled.toString(), labels);
        return new Sample(sample, grayIfEqual(size, values), filter.apply(layers.at(0, 0)));
    }

    private static ByteImage grayIfEqual(Size size, byte[] rgb) {
        byte[] gray = new byte[size.area()];
        for (int i = 0; i < gray.length; i++) {
            if (rgb[COLOURS * i] != rgb[COLOURS * i + 1] || rgb[COLOURS * i] != rgb[COLOURS * i + 2]) {
                return ByteImage.rgb(size, rgb);
            }
            gray[i] = rgb[COLOURS * i];
        }
        return ByteImage.gray(size, gray);
    }
}
