package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Frames out of fragments: one each, or by the basic or extended offset table, or, where that is missing, by the marks
 * with which JPEG streams start.
 *
 * <p>Source: DICOM PS3.5, A.4.
 */
final class EncapsulatedFrames implements FrameBytes {
    private static final int ITEM_HEADER = 8;

    private final String file;
    private final ByteSource bytes;
    private final Element.Fragments fragments; // the first is the offset table
    private final int[] starts; // fragment with which each frame starts, and one beyond the last

    private EncapsulatedFrames(DicomFile file, Element.Fragments fragments, int[] starts) {
        this.file = file.data().file(); // and not its data set, of which a folder has many
        bytes = file.bytes();
        this.fragments = fragments;
        this.starts = starts;
    }

    static EncapsulatedFrames of(DicomFile file, Element.Fragments fragments, int frames) throws IOException {
        int found = fragments.count() - 1;
        if (found < frames) {
            throw new ImageFormatException(
                    file.data().file(),
                    "%s frames, but only %s compressed fragments; the file is truncated, so fetch it again"
                            .formatted(frames, Math.max(found, 0)));
        }
        int[] starts = new int[frames + 1];
        Arrays.setAll(starts, frame -> frame + 1);
        starts[frames] = found + 1;
        if (frames > 1 && found > frames) {
            long[] offsets = offsets(file, fragments);
            starts = offsets.length == frames ? byTable(file, fragments, offsets) : byMarks(file, fragments, frames);
        }
        return new EncapsulatedFrames(file, fragments, starts);
    }

    /** Offsets of the frames from the first fragment; none if the file has no table. */
    private static long[] offsets(DicomFile file, Element.Fragments fragments) throws IOException {
        Optional<byte[]> extended = file.data().bytes(Tag.EXTENDED_OFFSET_TABLE);
        ByteBuffer table = ByteBuffer.wrap(
                        extended.isPresent()
                                ? extended.get()
                                : file.bytes()
                                        .read(
                                                fragments.positions()[0],
                                                fragments.lengths()[0]))
                .order(ByteOrder.LITTLE_ENDIAN);
        int width = extended.isPresent() ? 8 : 4;
        long[] offsets = new long[table.remaining() / width];
        Arrays.setAll(
                offsets,
                i -> extended.isPresent() ? table.getLong(8 * i) : Integer.toUnsignedLong(table.getInt(4 * i)));
        return offsets;
    }

    private static int[] byTable(DicomFile file, Element.Fragments fragments, long[] offsets) throws IOException {
        int[] starts = new int[offsets.length + 1];
        long origin = fragments.positions()[1] - ITEM_HEADER;
        for (int frame = 0; frame < offsets.length; frame++) {
            int at = Arrays.binarySearch(fragments.positions(), origin + offsets[frame] + ITEM_HEADER);
            if (at < 1 || frame == 0 && at != 1 || frame > 0 && at <= starts[frame - 1]) {
                throw new ImageFormatException(
                        file.data().file(),
                        "the offset table points frame %s to byte %s, where no fragment starts; %s"
                                .formatted(
                                        frame, offsets[frame], "fetch the file again, or rewrite it (dcmconv) first"));
            }
            starts[frame] = at;
        }
        starts[offsets.length] = fragments.count();
        return starts;
    }

    private static int[] byMarks(DicomFile file, Element.Fragments fragments, int frames) throws IOException {
        int[] starts = new int[frames + 1];
        int found = 0;
        for (int i = 1; i < fragments.count(); i++) {
            if (startsStream(file.bytes()
                    .read(fragments.positions()[i], Math.min(3, fragments.lengths()[i])))) {
                if (found < frames) {
                    starts[found] = i;
                }
                found++;
            }
        }
        if (found != frames || starts[0] != 1) {
            throw new ImageFormatException(
                    file.data().file(),
                    "%s fragments for %s frames and no offset table that says which belong together; %s"
                            .formatted(
                                    fragments.count() - 1,
                                    frames,
                                    "rewrite it with one fragment per frame or decompress it (dcmdjpeg, gdcmconv --raw)"));
        }
        starts[frames] = fragments.count();
        return starts;
    }

    /** JPEG and JPEG-LS start with FF D8 FF, JPEG 2000 with FF 4F FF. */
    private static boolean startsStream(byte[] start) {
        return start.length == 3
                && start[0] == (byte) 0xFF
                && (start[1] == (byte) 0xD8 || start[1] == 0x4F)
                && start[2] == (byte) 0xFF;
    }

    @Override
    public byte[] frame(int index) throws IOException {
        long length = 0;
        for (int i = starts[index]; i < starts[index + 1]; i++) {
            length += fragments.lengths()[i];
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException(
                    file,
                    "frame %s has %s compressed bytes, more than an array can hold; split the file"
                            .formatted(index, length));
        }
        ByteBuffer joined = ByteBuffer.allocate((int) length);
        for (int i = starts[index]; i < starts[index + 1]; i++) {
            joined.put(bytes.read(fragments.positions()[i], fragments.lengths()[i]));
        }
        return joined.array();
    }
}
