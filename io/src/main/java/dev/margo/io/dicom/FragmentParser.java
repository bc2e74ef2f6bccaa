package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Finds the fragments of encapsulated pixel data, without reading them. Source: DICOM PS3.5, A.4. */
final class FragmentParser {
    private final ByteCursor in;
    private long[] positions = new long[4];
    private int[] lengths = new int[4];
    private int count;

    FragmentParser(ByteCursor in) {
        this.in = in;
    }

    Element.Fragments fragments(ElementHeader header) throws IOException {
        Encoding encoding = new Encoding(false, ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= 8) {
            ElementHeader item = ElementHeader.read(in, encoding);
            if (item.tag() == ElementHeader.SEQUENCE_END) {
                break; // some files lack it; then all that is there is taken
            }
            if (item.tag() != ElementHeader.ITEM || item.length() > Math.min(in.remaining(), Integer.MAX_VALUE)) {
                throw new ImageFormatException(
                        in.file(),
                        "fragment %s of %s, at byte %s, does not fit in the file; it is truncated or damaged, %s"
                                .formatted(
                                        count, Tag.describe(header.tag()), in.position(), "so fetch the file again"));
            }
            add(in.position(), (int) item.length());
            in.skip(item.length());
        }
        return new Element.Fragments(Arrays.copyOf(positions, count), Arrays.copyOf(lengths, count));
    }

    private void add(long position, int length) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        positions[count] = position;
        lengths[count++] = length;
    }
}
