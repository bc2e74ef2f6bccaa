package dev.margo.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A data set as it lies on disk, file by file: a picture gives one {@link Sample}, a volume one per slice. Reading is
 * slow; {@link SampleCache} does it once. Any number of threads may read at once.
 */
public interface SampleSource {
    /** What messages, tables and results call it. */
    String name();

    /** In a fixed order. */
    List<SourceFile> files();

    /** Everything besides the files that decides what is read, in words that change when it does. */
    String settings();

    /**
     * Reads {@code files().get(file)}; the same every time.
     *
     * @param samples takes what is found; nothing if the file has no object
     * @throws IOException if the file cannot be read or its parts do not fit together, or UncheckedIOException if that is
     *     found out late; samples that were taken before are then to be dropped
     */
    void read(int file, Consumer<Sample> samples) throws IOException;

    /**
     * Whether {@code files().get(file)} is a volume that {@link #readVolume} gives as a whole.
     *
     * @throws IOException if the file cannot be looked into
     */
    default boolean isVolume(int file) throws IOException {
        return false;
    }

    /**
     * {@code files().get(file)} as a whole, instead of slice by slice.
     *
     * @throws IOException if the file cannot be read, its parts do not fit together, or it is no volume
     */
    default LabelledVolume readVolume(int file) throws IOException {
        throw new IOException("%s: %s is no volume; read it as pictures"
                .formatted(name(), files().get(file).name()));
    }

    /** The files whose change means that everything is to be read anew. */
    default List<Path> watched() {
        return files().stream().flatMap(file -> file.paths().stream()).toList();
    }

    /** The same source, of which only some files are looked at. */
    default SampleSource only(Predicate<SourceFile> wanted) {
        return SelectedFiles.of(this, wanted);
    }
}
