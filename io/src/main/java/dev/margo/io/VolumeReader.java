package dev.margo.io;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

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
     * Whether {@code file} is of a format that is read here, and no picture as PNG is; that is a volume of one slice for this
     * class, and for {@code RasterReader} a picture.
     *
     * @throws IOException if the file is damaged or cannot be read at all
     */
    public static boolean isVolume(Path file) throws IOException {
        Optional<VolumeFormat> format = VolumeFormats.find(file);
        return format.isPresent() && !format.get().isPicture(file);
    }

    /**
     * The labels in {@code file}, and their segments where it has these; throws as {@link #read} does. Nobody is told of
     * what was left out.
     */
    public static Segmentation readLabels(Path file) throws IOException {
        return readLabels(file, warning -> {});
    }

    /** As {@link #readLabels(Path)}; {@code warnings} takes a line for each thing left out or taken for granted. */
    public static Segmentation readLabels(Path file, Consumer<String> warnings) throws IOException {
        return labels(file, format -> format.readLabels(file, warnings));
    }

    /**
     * The labels in {@code file} in the grid of the scan they were drawn on: its axes are brought into the order and
     * direction of the scan's; what its format does not place in the patient is taken to lie there slice by slice. The only
     * way to read outlines, which have no grid.
     *
     * @param scan a volume of any format; with one of DICOM, a DICOM object must be in the same frame of reference
     * @throws ImageFormatException as {@link #read}, or if the labels lie elsewhere than the scan
     */
    public static Segmentation readLabels(Path file, Path scan, Consumer<String> warnings) throws IOException {
        return readLabels(file, Scan.at(scan), warnings);
    }

    /** As above, of a scan that may be one of several at its path. */
    public static Segmentation readLabels(Path file, Scan scan, Consumer<String> warnings) throws IOException {
        return labels(file, format -> format.readLabels(file, scan, warnings));
    }

    private interface Reading {
        Segmentation with(VolumeFormat format) throws IOException;
    }

    private static Segmentation labels(Path file, Reading reading) throws IOException {
        try {
            return reading.with(VolumeFormats.ofContent(file));
        } catch (UncheckedIOException e) { // slices of which rows or columns were made
            throw e.getCause();
        } catch (IllegalArgumentException e) { // what Segmentation says of colours
            throw new ImageFormatException(file.toString(), e.getMessage() + "; give a file of labels", e);
        }
    }
}
