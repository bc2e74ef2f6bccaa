package dev.margo.io;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A file format of volumes, found as a service. Its implementations hold no state. */
public interface VolumeFormat {
    /** As users know it: {@code "NIfTI"}. */
    String name();

    /** Endings of its files' names, in small letters, with the dot. */
    List<String> endings();

    /** Whether a file is of this format by its content. */
    boolean recognises(FileHead head);

    /** Whether its files say where in the patient voxels lie. */
    default boolean hasPlace() {
        return true;
    }

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

    /**
     * One of several volumes in {@code file}; throws as {@link #read(Path)}.
     *
     * @param series what the format calls it
     */
    default Volume read(Path file, String series) throws IOException {
        throw new ImageFormatException(
                file.toString(), "series '%s' was asked for, and %s has none; leave it out".formatted(series, name()));
    }

    /**
     * The labels in {@code file}, and their segments where the format has these; throws as {@link #read} does.
     *
     * @param warnings takes a line each: what was left out or taken for granted; nothing of the patient
     */
    default Segmentation readLabels(Path file, Consumer<String> warnings) throws IOException {
        return Segmentation.unnamed(read(file));
    }

    /**
     * As above, in the grid of the scan that they were drawn on. Where the format has no place, that of the scan is taken
     * for granted.
     *
     * @param scan in any format
     * @throws ImageFormatException as above, or if they lie elsewhere
     */
    default Segmentation readLabels(Path file, Scan scan, Consumer<String> warnings) throws IOException {
        Segmentation labels = readLabels(file, warnings);
        VoxelGrid grid = scan.read().grid();
        if (hasPlace()) {
            return SameGrid.place(file, labels, grid);
        }
        Segmentation placed = SameGrid.take(file, labels, grid);
        warnings.accept("no place in the patient in %s; taken to lie on the scan, slice by slice".formatted(name()));
        return placed;
    }
}
