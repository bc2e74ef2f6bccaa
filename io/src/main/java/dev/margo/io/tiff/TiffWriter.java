package dev.margo.io.tiff;

import dev.margo.image.Affine;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.raw.RawOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a page for each slice, little endian and plain: a directory each first, the numbers of all in one piece after
 * them. Spacing is kept in ImageJ's way; place and orientation are not, as TIFF has none. A rescale is carried out.
 */
final class TiffWriter {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ASCII = 2;
    private static final int RATIONAL = 5;
    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int FIELDS = 14;
    private static final int DIRECTORY = 2 + ENTRY * FIELDS + 4;
    private static final long MOST_BYTES = 0xFFFFFFFFL;

    private final Volume volume;
    private final byte[] description;
    private final int pages;
    private final long pageBytes;

    private TiffWriter(Volume volume) {
        this.volume = volume;
        description = terminated(ImageJWords.of(volume));
        pages = volume.grid().depth() * volume.layout().times();
        pageBytes = (long) volume.grid().width()
                * volume.grid().height()
                * volume.layout().channels()
                * volume.layout().type().bytes();
    }

    /** @throws FileNotWrittenException if the file would be longer than TIFF can count */
    static TiffWriter of(Path file, Volume volume) throws FileNotWrittenException {
        TiffWriter writer = new TiffWriter(volume.rescaled());
        if (writer.dataStart() + writer.pages * writer.pageBytes > MOST_BYTES) {
            throw new FileNotWrittenException(
                    file,
                    "TIFF files have 4 GB at most, and %s has more; end the name in .nii.gz or .nrrd"
                            .formatted(writer.volume),
                    null);
        }
        return writer;
    }

    void write(OutputStream out) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Math.toIntExact(dataStart())).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER);
        for (int page = 0; page < pages; page++) {
            directory(head, page);
        }
        extras(head);
        out.write(head.array());
        RawOutput.write(volume, out);
    }

    private long extrasStart() {
        return HEADER + (long) pages * DIRECTORY;
    }

    /** The numbers start at an even byte. */
    private long dataStart() {
        return extrasStart() + 2 * 8 + 2 * 2 * 3 + description.length + (description.length & 1);
    }

    /** What directories point to: resolutions, bits and formats of three samples, the description. */
    private void extras(ByteBuffer head) {
        Affine place = volume.grid().toPatient();
        Rational.near(1 / place.step(0)).put(head);
        Rational.near(1 / place.step(1)).put(head);
        for (int i = 0; i < 3; i++) {
            head.putShort((short) (volume.layout().type().bytes() * Byte.SIZE));
        }
        for (int i = 0; i < 3; i++) {
            head.putShort((short) sampleFormat());
        }
        head.put(description);
    }

    private void directory(ByteBuffer head, int page) {
        int channels = volume.layout().channels();
        long extras = extrasStart();
        head.putShort((short) FIELDS);
        entry(head, TiffDirectory.WIDTH, LONG, 1, volume.grid().width());
        entry(head, TiffDirectory.HEIGHT, LONG, 1, volume.grid().height());
        int bits = volume.layout().type().bytes() * Byte.SIZE;
        entry(head, TiffDirectory.BITS, SHORT, channels, channels == 1 ? bits : extras + 16);
        entry(head, TiffDirectory.COMPRESSION, SHORT, 1, 1);
        entry(head, TiffDirectory.PHOTOMETRIC, SHORT, 1, channels == 1 ? 1 : 2);
        entry(head, TiffDirectory.DESCRIPTION, ASCII, description.length, extras + 28);
        entry(head, TiffDirectory.STRIP_OFFSETS, LONG, 1, dataStart() + page * pageBytes);
        entry(head, TiffDirectory.SAMPLES, SHORT, 1, channels);
        entry(head, TiffDirectory.ROWS_PER_STRIP, LONG, 1, volume.grid().height());
        entry(head, TiffDirectory.STRIP_BYTES, LONG, 1, pageBytes);
        entry(head, TiffDirectory.X_RESOLUTION, RATIONAL, 1, extras);
        entry(head, TiffDirectory.Y_RESOLUTION, RATIONAL, 1, extras + 8);
        entry(head, TiffDirectory.RESOLUTION_UNIT, SHORT, 1, 1); // the unit is in ImageJ's words
        entry(head, TiffDirectory.SAMPLE_FORMAT, SHORT, channels, channels == 1 ? sampleFormat() : extras + 22);
        head.putInt(page + 1 < pages ? HEADER + (page + 1) * DIRECTORY : 0);
    }

    private int sampleFormat() {
        VoxelType type = volume.layout().type();
        return !type.isWhole() ? 3 : type.least() < 0 ? 2 : 1;
    }

    private static void entry(ByteBuffer head, int tag, int type, int count, long value) {
        head.putShort((short) tag).putShort((short) type).putInt(count).putInt((int) value);
    }

    private static byte[] terminated(String text) {
        return (text + '\0').getBytes(StandardCharsets.US_ASCII);
    }
}
