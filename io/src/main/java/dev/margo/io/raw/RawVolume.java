package dev.margo.io.raw;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelSource;
import dev.margo.io.ImageFormatException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final int MOST_BYTES_BEFORE = 1 << 26;

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
     * The volume whose numbers are packed in {@code data} from {@code packedOffset} on.
     *
     * @param offset bytes before the numbers in what is unpacked
     * @throws ImageFormatException as the other ways do, or if so few bytes cannot hold so many numbers
     */
    public Volume packedIn(Packing packing, Path data, long packedOffset, long offset) throws IOException {
        packing.requirePossible(data, layout.bytes() + Math.max(0, offset));
        try (InputStream plain = Files.newInputStream(data)) {
            plain.skipNBytes(packedOffset);
            try (InputStream in = packing.unpack(data.toString(), plain)) {
                in.skipNBytes(offset);
                return fromStream(in);
            }
        } catch (EOFException | ZipException e) {
            throw Packing.damaged(data.toString(), e);
        }
    }

    /** As {@link #packedIn}, but the numbers are the last of what is unpacked, after at most 64 MiB of other bytes. */
    public Volume packedAtEndOf(Packing packing, Path data, long packedOffset) throws IOException {
        packing.requirePossible(data, layout.bytes());
        long most = layout.bytes() + MOST_BYTES_BEFORE;
        if (most > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException(file, "packed voxels at the end of other data can be 1.9 GiB at most");
        }
        try (InputStream plain = Files.newInputStream(data)) {
            plain.skipNBytes(packedOffset);
            try (InputStream in = packing.unpack(data.toString(), plain)) {
                byte[] all = in.readNBytes((int) most);
                long start = all.length - layout.bytes();
                return fromStream(new ByteArrayInputStream(all, (int) Math.max(0, start), all.length));
            }
        } catch (EOFException | ZipException e) {
            throw Packing.damaged(data.toString(), e);
        }
    }

    /**
     * The volume whose numbers are spread evenly over several plain files.
     *
     * @param offset of the numbers in each; -1 if they are at its end
     */
    public Volume inFiles(List<Path> files, long offset) throws IOException {
        if (layout.bytes() % files.size() != 0) {
            throw new ImageFormatException(
                    file,
                    "%s bytes of voxels do not spread over %s files; one is missing from the list"
                            .formatted(layout.bytes(), files.size()));
        }
        long length = layout.bytes() / files.size();
        try (InputStream in = new JoinedFiles(files, part -> JoinedFiles.plain(part, offset, length), length)) {
            return fromStream(in);
        }
    }

    /** The volume whose numbers are words in {@code data} from {@code offset} on. */
    public Volume wordsIn(Path data, long offset) throws IOException {
        requireLetters(data, offset, 2 * layout.bytes() / layout.type().bytes() - 1);
        try (InputStream in = buffered(data, offset)) {
            RawLayout little = new RawLayout(layout.type(), ByteOrder.LITTLE_ENDIAN, layout.axes());
            return new RawVolume(file, little, toPatient, intensity, timeStepSeconds)
                    .fromStream(new TextNumbers(data.toString(), in, layout.type()));
        }
    }

    /** The volume whose bytes are hexadecimal digits in {@code data} from {@code offset} on. */
    public Volume digitsIn(Path data, long offset) throws IOException {
        requireLetters(data, offset, 2 * layout.bytes());
        try (InputStream in = buffered(data, offset)) {
            return fromStream(new HexDigits(data.toString(), in));
        }
    }

    private static void requireLetters(Path data, long offset, long least) throws IOException {
        if (offset < 0 || Files.size(data) - offset < least) {
            throw new ImageFormatException(
                    data.toString(),
                    "%s bytes cannot hold so many voxels as its header says; it was cut off"
                            .formatted(Files.size(data)));
        }
    }

    private static InputStream buffered(Path data, long offset) throws IOException {
        InputStream in = Files.newInputStream(data);
        in.skipNBytes(offset);
        return new BufferedInputStream(in);
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
