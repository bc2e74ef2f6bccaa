package dev.margo.io.stack;

import dev.margo.image.Affine;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.Voxels;
import dev.margo.io.FileHead;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pictures of a folder, in the order of their slices. */
record SliceFolder(Path folder, List<Path> files) {
    private static final int MOST_FILES = 100_000;

    /** How one of the files is read. */
    interface Reader {
        Volume read(Path file) throws IOException;
    }

    /** @throws ImageFormatException if the pictures are of several kinds, or too many */
    static SliceFolder of(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> FileHead.isPictureName(file) && Files.isRegularFile(file))
                    .limit(MOST_FILES + 1)
                    .sorted(NaturalOrder.OF_NAMES)
                    .toList();
        }
        Set<String> kinds = files.stream().map(SliceFolder::kind).collect(Collectors.toCollection(TreeSet::new));
        if (kinds.size() != 1 || files.size() > MOST_FILES) {
            throw new ImageFormatException(
                    folder.toString(),
                    "a folder of %s pictures of kinds %s; expected the slices of one volume, of one kind, at most %s; keep others elsewhere"
                            .formatted(files.size(), kinds, MOST_FILES));
        }
        return new SliceFolder(folder, files);
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith("g") ? name.endsWith(".png") ? "PNG" : "JPEG" : "TIFF";
    }

    /**
     * The volume of all slices; all but the first are read as they are asked for.
     *
     * @throws ImageFormatException if the first is no slice
     */
    Volume volume(Reader reader) throws IOException {
        Volume first = one(files.get(0), reader);
        Affine place = first.grid().toPatient();
        VoxelGrid grid = new VoxelGrid(first.grid().width(), first.grid().height(), files.size(), place);
        return Volume.of(grid, first.layout(), first.intensity(), (z, t) -> slice(first, files.get(z), reader));
    }

    private Voxels slice(Volume first, Path file, Reader reader) throws IOException {
        Volume volume = one(file, reader);
        boolean alike = volume.grid().width() == first.grid().width()
                && volume.grid().height() == first.grid().height()
                && volume.layout().equals(first.layout())
                && volume.intensity().equals(first.intensity());
        if (!alike) {
            throw new ImageFormatException(
                    file.toString(),
                    "a %s, but the first slice, %s, is a %s; slices of a volume are alike, so keep others elsewhere"
                            .formatted(volume, files.get(0).getFileName(), first));
        }
        return volume.read(0, 0);
    }

    private static Volume one(Path file, Reader reader) throws IOException {
        Volume volume = reader.read(file);
        int pages = volume.grid().depth() * volume.layout().times();
        if (pages != 1) {
            throw new ImageFormatException(
                    file.toString(),
                    "a file of %s slices in a folder of slices; give the file itself, or one slice in each"
                            .formatted(pages));
        }
        return volume;
    }
}
