package dev.margo.io.raw;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelSource;
import dev.margo.io.ImageFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.zip.ZipException;

/**
 * A header's account of a volume, to be joined with the numbers below it.
 *
 * @param file for messages
 * @param toPatient 3 x 4, row-major, LPS mm, as {@link Affine#of(double...)} takes it; not yet checked
 * @param timeStepSeconds between times, where known
 */
public record RawVolume(
        String file, RawLayout layout, double[] toPatient, Intensity intensity, OptionalDouble timeStepSeconds) {

    /**
     * The volume whose numbers lie plainly in {@code data} from {@code offset} on; slices are read as they are asked for,
     * unless the file's order of axes makes that slow.
     *
     * @throws ImageFormatException if the file is too short, or the affine is none
     */
    public Volume inFile(Path data, long offset) throws IOException {
        requireLength(data, offset);
        if (layout.isInSliceOrder()) {
            return over(FileSlices.of(data, offset, layout));
        }
        try (InputStream in = Files.newInputStream(data)) {
            in.skipNBytes(offset);
            return fromStream(in);
        }
    }

    private void requireLength(Path data, long offset) throws IOException {
        long length = Files.size(data);
        if (offset < 0 || layout.bytes() > length - offset) {
            throw new ImageFormatException(
                    data.toString(),
                    "%s bytes of voxels were expected from byte %s on, but it has only %s bytes; it was cut off, or its header is damaged"
                            .formatted(layout.bytes(), offset, length));
        }
    }

    /**
     * The volume whose numbers are packed, by gzip or zlib, in {@code data} from {@code packedOffset} on.
     *
     * @param offset bytes before the numbers in what is unpacked
     * @throws ImageFormatException as the other ways do, or if so few bytes cannot hold so many numbers
     */
    public Volume packedIn(Path data, long packedOffset, long offset) throws IOException {
        Packing.requirePossible(data, layout.bytes() + Math.max(0, offset));
        try (InputStream plain = Files.newInputStream(data)) {
            plain.skipNBytes(packedOffset);
            try (InputStream in = Packing.unpack(data.toString(), plain)) {
                in.skipNBytes(offset);
                return fromStream(in);
            }
        } catch (EOFException | ZipException e) {
            throw Packing.damaged(data.toString(), e);
        }
    }

    /**
     * The volume whose numbers come next in {@code in}; all are read into memory.
     *
     * @throws ImageFormatException if they end too early, their packing is damaged, or the affine is none
     */
    public Volume fromStream(InputStream in) throws IOException {
        return over(StreamSlices.read(file, in, layout));
    }

    private Volume over(VoxelSource source) throws ImageFormatException {
        try {
            VoxelGrid grid = new VoxelGrid(layout.width(), layout.height(), layout.depth(), Affine.of(toPatient));
            Volume.Layout kept = new Volume.Layout(layout.type(), layout.channels(), layout.times(), timeStepSeconds);
            return Volume.of(grid, kept, intensity, source);
        } catch (IllegalArgumentException e) {
            throw new ImageFormatException(file, e.getMessage(), e);
        }
    }
}
