package dev.margo.io.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Data sets as bytes, in little endian, sequences with their lengths.
 *
 * <p>Source: DICOM PS3.5, 7; PS3.10, 7.1.
 */
final class DataSetWriter {
    private static final int PREAMBLE = 128;

    private DataSetWriter() {}

    /** The preamble, the mark, and the elements of group 2 after their length. */
    static byte[] head(DataSet meta) {
        byte[] elements = bytes(meta);
        ByteBuffer head = ByteBuffer.allocate(PREAMBLE + 4 + 12 + elements.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(PREAMBLE)
                .put("DICM".getBytes(StandardCharsets.US_ASCII));
        head.put(header(0x00020000, Vr.UL, 4)).putInt(elements.length).put(elements);
        return head.array();
    }

    /** In explicit VR; the elements of {@code data} are all in memory and in little endian. */
    static byte[] bytes(DataSet data) {
        return bytes(data, true);
    }

    /** In implicit VR, where any element may be longer than 64 KiB. */
    static byte[] implicitBytes(DataSet data) {
        return bytes(data, false);
    }

    private static byte[] bytes(DataSet data, boolean explicit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Element element : data.elements()) {
            byte[] value = value(element, explicit);
            out.writeBytes(
                    explicit
                            ? header(element.tag(), element.vr(), value.length)
                            : tagAndLength(element.tag(), value.length));
            out.writeBytes(value);
        }
        return out.toByteArray();
    }

    private static byte[] value(Element element, boolean explicit) {
        if (element.value() instanceof Element.Bytes bytes) {
            return bytes.bytes();
        }
        if (!(element.value() instanceof Element.Items items)) {
            throw new IllegalStateException(element + " is still in its file; only elements in memory are written");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (DataSet item : items.items()) {
            byte[] content = bytes(item, explicit);
            out.writeBytes(tagAndLength(ElementHeader.ITEM, content.length));
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static byte[] tagAndLength(int tag, int length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt(length)
                .array();
    }

    /** @param length up to 2^32 - 2, for long representations */
    static byte[] header(int tag, Vr vr, long length) {
        ByteBuffer header = ByteBuffer.allocate(vr.hasLongLength() ? 12 : 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .put(vr.name().getBytes(StandardCharsets.US_ASCII));
        if (vr.hasLongLength()) {
            return header.putShort((short) 0).putInt((int) length).array();
        }
        return header.putShort((short) length).array();
    }
}
