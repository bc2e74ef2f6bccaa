package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads data sets, in all their encodings. Takes nothing for granted: lengths are held against what encloses them, the
 * depth of sequences is bounded, and so is the number of elements, which take more memory than they may take bytes.
 * Pixel data and other long values are left where they are.
 *
 * <p>Source: DICOM PS3.5, 7.
 */
final class DataSetParser {
    private static final int DEEPEST = 64;
    private static final int LONGEST_KEPT = 1 << 20;
    private static final int FEWEST_ELEMENTS = 300_000;
    private static final int BYTES_PER_ELEMENT = 48;

    private final ByteCursor in;
    private long elementsLeft;

    DataSetParser(ByteCursor in) {
        this.in = in;
        elementsLeft = FEWEST_ELEMENTS + in.remaining() / BYTES_PER_ELEMENT;
    }

    /** The data set from here to the end, or to and with its pixel data: what follows those is of no use to an image. */
    DataSet whole(Encoding encoding) throws IOException {
        Map<Integer, Element> elements = new HashMap<>();
        long end = in.position() + in.remaining();
        while (end - in.position() >= 8) {
            ElementHeader header = ElementHeader.read(in, encoding);
            if (header.tag() >>> 16 == 0xFFFE) {
                continue; // a delimiter that delimits nothing
            }
            keep(elements, element(header, encoding, end, 0));
            if (header.tag() == Tag.PIXEL_DATA.code) {
                break;
            }
        }
        return DataSet.of(in.file(), elements.values());
    }

    /** The elements of group 2, up to the first of another. */
    DataSet meta() throws IOException {
        Map<Integer, Element> elements = new HashMap<>();
        long end = in.position() + in.remaining();
        while (in.remaining() >= 8 && Arrays.equals(in.peek(2), new byte[] {2, 0})) {
            Encoding encoding = Encoding.guess(in.peek(8), in.remaining()).orElse(Encoding.EXPLICIT);
            keep(elements, element(ElementHeader.read(in, encoding), encoding, end, 0));
        }
        return DataSet.of(in.file(), elements.values());
    }

    private void keep(Map<Integer, Element> elements, Element element) {
        if ((element.tag() & 0xFFFF) != 0) { // not the lengths of groups, which nobody needs
            elements.put(element.tag(), element);
        }
    }

    private Element element(ElementHeader header, Encoding encoding, long end, int depth) throws IOException {
        if (--elementsLeft < 0) {
            throw damaged("more elements than a file of this size should have", header);
        }
        boolean fits = header.isUndefined() || header.length() <= end - in.position();
        if (!fits && !header.isPixelData()) { // of these, the frames that are there may do
            throw damaged(
                    "the element claims %s bytes, but only %s are left".formatted(header.length(), end - in.position()),
                    header);
        }
        return new Element(header.tag(), header.vr(), header.order(), value(header, encoding, end, depth));
    }

    private Element.Value value(ElementHeader header, Encoding encoding, long end, int depth) throws IOException {
        if (header.vr() == Vr.SQ) {
            return items(header, encoding, end, depth + 1);
        }
        if (header.isUndefined()) {
            return new FragmentParser(in).fragments(header);
        }
        if (header.isPixelData() || header.length() > LONGEST_KEPT) {
            long position = in.position();
            long length = Math.min(header.length(), in.remaining());
            in.skip(length);
            return new Element.Extent(position, length);
        }
        return new Element.Bytes(in.bytes((int) header.length()));
    }

    private Element.Value items(ElementHeader header, Encoding outer, long outerEnd, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw damaged("sequences nested more than %s deep".formatted(DEEPEST), header);
        }
        Encoding encoding = new Encoding(outer.explicit(), orderOfItems(outer));
        long end = header.isUndefined() ? outerEnd : in.position() + header.length();
        List<DataSet> items = new ArrayList<>();
        while (end - in.position() >= 8) {
            ElementHeader item = ElementHeader.read(in, encoding);
            if (item.tag() == ElementHeader.SEQUENCE_END) {
                return new Element.Items(List.copyOf(items));
            }
            if (item.tag() != ElementHeader.ITEM || !item.isUndefined() && item.length() > end - in.position()) {
                throw damaged("something else than an item that fits in the sequence", header);
            }
            items.add(item(item, encoding, item.isUndefined() ? end : in.position() + item.length(), depth));
        }
        if (header.isUndefined()) {
            throw damaged("the sequence has no end", header);
        }
        in.skip(end - in.position());
        return new Element.Items(List.copyOf(items));
    }

    /** Sequences of unknown representation are little endian, whatever is around them. */
    private ByteOrder orderOfItems(Encoding outer) throws IOException {
        byte[] start = in.peek(2);
        boolean little = start.length == 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF;
        return little ? ByteOrder.LITTLE_ENDIAN : outer.order();
    }

    private DataSet item(ElementHeader item, Encoding outer, long end, int depth) throws IOException {
        if (--elementsLeft < 0) {
            throw damaged("more items than a file of this size should have", item);
        }
        Map<Integer, Element> elements = new HashMap<>();
        byte[] start = in.peek(6);
        boolean explicit = start.length == 6 && Vr.of(start[4], start[5]).isPresent(); // whatever is around it
        Encoding encoding = new Encoding(explicit, outer.order());
        while (end - in.position() >= 8) {
            ElementHeader header = ElementHeader.read(in, encoding);
            if (header.tag() == ElementHeader.ITEM_END) {
                return DataSet.of(in.file(), elements.values());
            }
            keep(elements, element(header, encoding, end, depth));
        }
        if (item.isUndefined()) {
            throw damaged("the item has no end", item);
        }
        in.skip(end - in.position());
        return DataSet.of(in.file(), elements.values());
    }

    private ImageFormatException damaged(String problem, ElementHeader header) {
        return new ImageFormatException(
                in.file(),
                "%s, at byte %s of the DICOM data, element %s; the file is damaged or truncated, so fetch it again"
                        .formatted(problem, in.position(), Tag.describe(header.tag())));
    }
}
