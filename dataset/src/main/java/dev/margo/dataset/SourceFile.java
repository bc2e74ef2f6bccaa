package dev.margo.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link SampleSource} reads in one go: a picture with its masks, or a volume with its labels.
 *
 * @param name for messages and tables, unique in its source: usually the name of the picture's file
 * @param patient whose it is; files of one patient never go to different sides of a split
 * @param paths the files, or folders of a series, that it is read from
 */
public record SourceFile(String name, String patient, List<Path> paths) {
    public SourceFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(patient, "patient");
        paths = List.copyOf(paths);
    }
}
