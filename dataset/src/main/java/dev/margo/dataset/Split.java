package dev.margo.dataset;

import java.util.Optional;

/** Which side of a split a file is on. All files of a patient are on the same one. */
public interface Split {
    /** The side of {@code file} of the data set called {@code dataset}; nothing if it is on none. */
    Optional<Part> partOf(String dataset, SourceFile file);

    /** The files of {@code source} on one side. */
    default SampleSource select(SampleSource source, Part part) {
        return source.only(file -> partOf(source.name(), file).equals(Optional.of(part)));
    }
}
