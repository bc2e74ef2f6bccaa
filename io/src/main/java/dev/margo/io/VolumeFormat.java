package dev.margo.io;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file format of volumes, found as a service. Its implementations hold no state. */
public interface VolumeFormat {
    /** As users know it: {@code "NIfTI"}. */
    String name();

    /** Endings of its files' names, in small letters, with the dot. */
    List<String> endings();

    /** Whether a file is of this format by its content. */
    boolean recognises(FileHead head);

    /**
     * Whether {@code file}, which is of this format, holds one picture and no volume; {@link #read} gives it one slice.
     *
     * @throws ImageFormatException if it is damaged
     */
    default boolean isPicture(Path file) throws IOException {
        return false;
    }

    /**
     * The volume in {@code file}.
     *
     * @throws ImageFormatException if its content is damaged, or nothing that Margo can use
     * @throws IOException if it cannot be read at all
     */
    Volume read(Path file) throws IOException;

    /** The labels in {@code file}, and their segments where the format has these; throws as {@link #read} does. */
    default Segmentation readLabels(Path file) throws IOException {
        return Segmentation.unnamed(read(file));
    }
}
