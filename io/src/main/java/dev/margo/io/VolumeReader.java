package dev.margo.io;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads volumes of every format that Margo knows; the content tells which, and the name only where that says nothing. */
public final class VolumeReader {
    private VolumeReader() {}

    /**
     * The volume in {@code file}.
     *
     * @throws ImageFormatException if its format is unknown, or its content damaged or nothing that Margo can use
     * @throws IOException if it cannot be read at all
     */
    public static Volume read(Path file) throws IOException {
        return VolumeFormats.ofContent(file).read(file);
    }

    /**
     * The name of the format of {@code file}, {@code "NIfTI"}; nothing if it is none that is read here.
     *
     * @throws IOException if the file cannot be read at all
     */
    public static Optional<String> formatOf(Path file) throws IOException {
        return VolumeFormats.find(file).map(VolumeFormat::name);
    }

    /**
     * Whether {@code file} is a picture of a format that is read here, as PNG: a volume of one slice for this class, and for
     * {@code RasterReader} a picture.
     *
     * @throws IOException if the file is damaged or cannot be read at all
     */
    public static boolean isPicture(Path file) throws IOException {
        Optional<VolumeFormat> format = VolumeFormats.find(file);
        return format.isPresent() && format.get().isPicture(file);
    }

    /** The labels in {@code file}, and their segments where it has these; throws as {@link #read} does. */
    public static Segmentation readLabels(Path file) throws IOException {
        try {
            return VolumeFormats.ofContent(file).readLabels(file);
        } catch (IllegalArgumentException e) { // what Segmentation says of colours
            throw new ImageFormatException(file.toString(), e.getMessage() + "; give a file of labels", e);
        }
    }
}
