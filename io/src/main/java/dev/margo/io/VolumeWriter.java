package dev.margo.io;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import java.io.IOException;
import java.nio.file.Path;

/** Writes volumes in the format that the ending of the file's name tells. Files appear whole or not at all. */
public final class VolumeWriter {
    private VolumeWriter() {}

    /**
     * The name of the format that {@code file} would be written in.
     *
     * @throws FileNotWrittenException if the ending is unknown
     */
    public static String formatOf(Path file) throws FileNotWrittenException {
        return VolumeFormats.writable(file).name();
    }

    /**
     * Whether the format that {@code file} would be written in says where in the patient voxels are.
     *
     * @throws FileNotWrittenException if the ending is unknown
     */
    public static boolean keepsPlace(Path file) throws FileNotWrittenException {
        return VolumeFormats.writable(file).hasPlace();
    }

    /**
     * Creates or replaces {@code file}.
     *
     * @throws FileNotWrittenException if the ending is unknown, the format cannot hold such a volume, or the folder is
     *     missing or not writable
     * @throws IOException if the disk is full, or the volume cannot be read any more
     */
    public static void write(Path file, Volume volume) throws IOException {
        VolumeFormats.writable(file).write(file, volume);
    }

    /** Writes labels, with names and colours of segments where the format has these; throws as {@link #write} does. */
    public static void writeLabels(Path file, Segmentation segmentation) throws IOException {
        VolumeFormats.writable(file).writeLabels(file, segmentation);
    }
}
