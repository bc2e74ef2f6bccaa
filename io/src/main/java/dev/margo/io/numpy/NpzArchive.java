package dev.margo.io.numpy;

import dev.margo.image.Volume;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An archive of named arrays, one of which is wanted. */
final class NpzArchive {
    private static final String ENDING = ".npy";
    private static final int SPACING_NUMBERS = 3;
    /** More than deflate can make of a byte. */
    private static final long MOST_BYTES_PER_BYTE = 1032;

    private final Path file;
    private final ZipFile zip;

    private NpzArchive(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * The first of {@code names} that is there, else the only array besides the spacing.
     *
     * @throws ImageFormatException if it is not clear which array is wanted, or it is no volume
     */
    static Volume read(Path file, List<String> names) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            NpzArchive archive = new NpzArchive(file, zip);
            return archive.volume(archive.wanted(names));
        } catch (ZipException | EOFException | IllegalArgumentException e) { // the last for names that are no UTF-8
            throw new ImageFormatException(
                    file.toString(), "the archive is damaged (%s); copy it again".formatted(e.getMessage()), e);
        }
    }

    private ZipEntry wanted(List<String> names) throws ImageFormatException {
        for (String name : names) {
            ZipEntry entry = zip.getEntry(name + ENDING);
            if (entry != null) {
                return entry;
            }
        }
        List<? extends ZipEntry> arrays = zip.stream()
                .filter(entry ->
                        entry.getName().endsWith(ENDING) && !entry.getName().equals("spacing" + ENDING))
                .toList();
        if (arrays.size() != 1) {
            throw new ImageFormatException(
                    file.toString(),
                    "%s arrays, none of them called %s; save the wanted one under one of these names"
                            .formatted(arrays.size(), String.join(", ", names)));
        }
        return arrays.get(0);
    }

    private Volume volume(ZipEntry entry) throws IOException {
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            NpyArray array = new NpyArray(file.toString(), NpyHeader.read(file.toString(), in), spacing());
            if (array.storedBytes() / MOST_BYTES_PER_BYTE > entry.getCompressedSize()) {
                throw new ImageFormatException(
                        file.toString(),
                        "%s packed bytes cannot hold an array of %s; it is damaged"
                                .formatted(entry.getCompressedSize(), array.storedBytes()));
            }
            return array.from(in);
        }
    }

    private double[] spacing() throws IOException {
        Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry("spacing" + ENDING));
        if (entry.isEmpty()) {
            return new double[] {1, 1, 1};
        }
        try (InputStream in = zip.getInputStream(entry.get())) {
            NpyHeader header = NpyHeader.read(file.toString(), in);
            NpyType type = NpyType.parse(file.toString(), header.type());
            byte[] bytes = in.readNBytes(SPACING_NUMBERS * type.voxels().bytes());
            if (!header.shape().equals(List.of(SPACING_NUMBERS))
                    || type.half()
                    || bytes.length < SPACING_NUMBERS * type.voxels().bytes()) {
                throw new ImageFormatException(file.toString(), "its spacing is not 3 numbers (x, y, z)");
            }
            return Voxels.adopt(type.voxels(), bytes, type.order()).toArray();
        }
    }
}
