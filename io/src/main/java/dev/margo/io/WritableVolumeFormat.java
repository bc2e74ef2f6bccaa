package dev.margo.io;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A format in which volumes are also written. */
public interface WritableVolumeFormat extends VolumeFormat {
    /** Those of its {@link #endings} in which it is written. */
    default List<String> writtenEndings() {
        return endings();
    }

    /**
     * Creates or replaces {@code file}, whole or not at all.
     *
     * @param file ends in one of {@link #writtenEndings}
     * @throws FileNotWrittenException if that cannot be done, or the format cannot hold such a volume
     * @throws IOException if the disk is full, or the volume cannot be read
     */
    void write(Path file, Volume volume) throws IOException;

    /** Writes labels, and their segments where the format has these; throws as {@link #write} does. */
    default void writeLabels(Path file, Segmentation segmentation) throws IOException {
        write(file, segmentation.labels());
    }
}
