package dev.margo.dataset;

import dev.margo.image.Axis;
import dev.margo.image.Volume;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * HDF5 files with pictures and labels in arrays. A file of single pictures is read some slices at a time, and these are
 * its {@link SourceFile}s; a volume is read as a whole.
 */
public final class Hdf5Source implements SampleSource {
    /** Pictures read in one go, so that a file is not opened for each. */
    private static final int PICTURES_AT_ONCE = 64;

    private final String name;
    private final Hdf5Layout layout;
    private final FolderSettings settings;
    private final List<Piece> pieces;
    private final List<SourceFile> files;

    private record Piece(Path path, int first, int count) {}

    private Hdf5Source(String name, Hdf5Layout layout, FolderSettings settings, List<Piece> pieces) {
        this.name = name;
        this.layout = layout;
        this.settings = settings;
        this.pieces = List.copyOf(pieces);
        this.files = pieces.stream().map(Hdf5Source::file).toList();
    }

    private static SourceFile file(Piece piece) {
        String file = piece.path.getFileName().toString();
        String range = piece.count == 0 ? "" : " #%s-%s".formatted(piece.first, piece.first + piece.count - 1);
        return new SourceFile(file + range, FileStem.of(file) + range, List.of(piece.path));
    }

    /**
     * The files {@code .h5} and {@code .hdf5} in {@code folder}. One that is damaged is listed, and refused when it is read.
     *
     * @throws DatasetLayoutException if the folder is missing or has none
     */
    public static Hdf5Source open(String name, Path folder, Hdf5Layout layout, FolderSettings settings)
            throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (Path path : FolderListing.of(folder).byStem().values()) {
            if (path.toString().endsWith(".h5") || path.toString().endsWith(".hdf5")) {
                pieces.addAll(pieces(path, layout));
            }
        }
        if (pieces.isEmpty()) {
            throw new DatasetLayoutException(folder, "it has no .h5 or .hdf5 file; give another folder");
        }
        return new Hdf5Source(name, layout, settings, pieces);
    }

    private static List<Piece> pieces(Path path, Hdf5Layout layout) {
        Piece whole = new Piece(path, 0, 0);
        if (layout.content() == Hdf5Layout.Content.SLICES_OF_A_VOLUME) {
            return List.of(whole);
        }
        try (HdfFile file = open(path)) {
            int slices = Hdf5Stack.of(path.toString(), file, layout).slices();
            List<Piece> pieces = new ArrayList<>();
            for (int first = 0; first < slices; first += PICTURES_AT_ONCE) {
                pieces.add(new Piece(path, first, Math.min(PICTURES_AT_ONCE, slices - first)));
            }
            return pieces;
        } catch (IOException e) {
            return List.of(whole);
        }
    }

    private static HdfFile open(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new IOException(path + ": it cannot be read; check that it is there, and its permissions");
        }
        return Hdf5Array.sound(path.toString(), () -> new HdfFile(path));
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
        return "%s %s".formatted(layout, settings);
    }

    @Override
    public void read(int file, Consumer<Sample> samples) throws IOException {
        Piece piece = pieces.get(file);
        String path = piece.path.toString();
        try (HdfFile open = open(piece.path)) {
            Hdf5Stack stack = Hdf5Stack.of(path, open, layout);
            if (piece.count == 0) {
                read(
                        files.get(file).name(),
                        path,
                        stack.pictures(0, stack.slices()),
                        stack.labels(0, stack.slices()),
                        samples);
            }
            for (int i = piece.first; i < piece.first + piece.count; i++) {
                String picture = "%s #%s".formatted(piece.path.getFileName(), i);
                read(picture, path, stack.pictures(i, 1), stack.labels(i, 1), samples);
            }
        }
    }

    private void read(String sample, String path, Volume pictures, Volume labels, Consumer<Sample> samples)
            throws IOException {
        SliceLabels layers = LabelVolume.of(pictures, Axis.Z, path, labels);
        new LabelledVolume(sample, pictures, Axis.Z, layers, settings).slices(Integer.MAX_VALUE, samples);
    }
}
