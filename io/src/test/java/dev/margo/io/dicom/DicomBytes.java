package dev.margo.io.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes tiny DICOM files for tests, well-formed or not. */
final class DicomBytes {
    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

    private final String syntax;
    private final Encoding encoding;
    private final TreeMap<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);

    DicomBytes(String syntax) {
        this.syntax = syntax;
        encoding = switch (syntax) {
            case IMPLICIT -> Encoding.IMPLICIT;
            case BIG_ENDIAN -> Encoding.BIG_ENDIAN;
            default -> Encoding.EXPLICIT;
        };
    }

    /** A gray picture of 16 bits with the values 0, 1, 2 ... in explicit little endian. */
    static DicomBytes gray(int width, int height) {
        return image(EXPLICIT, width, height, 16).pixels(ramp(width * height, ByteOrder.LITTLE_ENDIAN));
    }

    /** All a picture needs but its pixels. */
    static DicomBytes image(String syntax, int width, int height, int bits) {
        return new DicomBytes(syntax)
                .text(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2")
                .text(Tag.SOP_INSTANCE_UID, "1.2.3.4")
                .text(Tag.SERIES_INSTANCE_UID, "1.2.3")
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .whole(Tag.SAMPLES_PER_PIXEL, 1)
                .whole(Tag.ROWS, height)
                .whole(Tag.COLUMNS, width)
                .whole(Tag.BITS_ALLOCATED, bits)
                .whole(Tag.BITS_STORED, bits)
                .whole(Tag.HIGH_BIT, bits - 1)
                .whole(Tag.PIXEL_REPRESENTATION, 0);
    }

    /** A CT slice of 4 x 3 pixels at z mm, 0.5 x 0.75 mm each. */
    static DicomBytes ct(double z) {
        return gray(4, 3)
                .text(Tag.MODALITY, "CT")
                .text(Tag.SOP_INSTANCE_UID, "1.2.3." + Math.round(z * 100 + 5000))
                .text(Tag.IMAGE_POSITION_PATIENT, "-10\\20\\" + z)
                .text(Tag.IMAGE_ORIENTATION_PATIENT, "1\\0\\0\\0\\1\\0")
                .text(Tag.PIXEL_SPACING, "0.75\\0.5")
                .text(Tag.RESCALE_INTERCEPT, "-1024")
                .text(Tag.RESCALE_SLOPE, "1");
    }

    static byte[] ramp(int count, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(order);
        for (int i = 0; i < count; i++) {
            bytes.putShort((short) i);
        }
        return bytes.array();
    }

    DicomBytes text(Tag tag, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
        if (padded.length > bytes.length) {
            padded[bytes.length] = (byte) (tag.vr == Vr.UI ? 0 : ' ');
        }
        return raw(tag.code, tag.vr, padded.length, padded);
    }

    DicomBytes whole(Tag tag, int... values) {
        int width = tag.vr == Vr.UL ? 4 : 2;
        ByteBuffer bytes = ByteBuffer.allocate(width * values.length).order(encoding.order());
        for (int value : values) {
            if (width == 4) {
                bytes.putInt(value);
            } else {
                bytes.putShort((short) value);
            }
        }
        return raw(tag.code, tag.vr, bytes.capacity(), bytes.array());
    }

    DicomBytes real(Tag tag, double value) {
        return raw(
                tag.code,
                tag.vr,
                8,
                ByteBuffer.allocate(8).order(encoding.order()).putDouble(value).array());
    }

    DicomBytes words(Tag tag, byte[] bytes) {
        return raw(tag.code, Vr.OW, bytes.length, bytes);
    }

    /** A sequence; with lengths, or with delimiters. */
    DicomBytes items(Tag tag, boolean lengths, DicomBytes... items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (DicomBytes item : items) {
            byte[] content = item.dataSet();
            out.writeBytes(delimiter(ElementHeader.ITEM, lengths ? content.length : -1));
            out.writeBytes(content);
            out.writeBytes(lengths ? new byte[0] : delimiter(ElementHeader.ITEM_END, 0));
        }
        out.writeBytes(lengths ? new byte[0] : delimiter(ElementHeader.SEQUENCE_END, 0));
        return raw(tag.code, Vr.SQ, lengths ? out.size() : -1, out.toByteArray());
    }

    DicomBytes item(Tag tag, DicomBytes item) {
        return items(tag, false, item);
    }

    /** An empty data set of this encoding, for an item. */
    DicomBytes empty() {
        return new DicomBytes(syntax);
    }

    DicomBytes pixels(byte[] bytes) {
        return raw(Tag.PIXEL_DATA.code, Vr.OW, bytes.length, bytes);
    }

    /** Encapsulated pixels: the offset table, then the fragments. */
    DicomBytes fragments(byte[]... fragments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] fragment : fragments) {
            out.writeBytes(delimiter(ElementHeader.ITEM, fragment.length));
            out.writeBytes(fragment);
        }
        out.writeBytes(delimiter(ElementHeader.SEQUENCE_END, 0));
        return raw(Tag.PIXEL_DATA.code, Vr.OB, -1, out.toByteArray());
    }

    /** Any element, with any length. */
    DicomBytes raw(int tag, Vr vr, int length, byte[] value) {
        ByteBuffer header = ByteBuffer.allocate(12).order(encoding.order());
        header.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (!encoding.explicit()) {
            header.putInt(length);
        } else if (vr.hasLongLength()) {
            header.put(vr.name().getBytes(StandardCharsets.US_ASCII))
                    .putShort((short) 0)
                    .putInt(length);
        } else {
            header.put(vr.name().getBytes(StandardCharsets.US_ASCII)).putShort((short) length);
        }
        byte[] element = Arrays.copyOf(header.array(), header.position() + value.length);
        System.arraycopy(value, 0, element, header.position(), value.length);
        elements.put(tag, element);
        return this;
    }

    DicomBytes without(Tag tag) {
        elements.remove(tag.code);
        return this;
    }

    private byte[] delimiter(int tag, int length) {
        return ByteBuffer.allocate(8)
                .order(encoding.order())
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt(length)
                .array();
    }

    /** The elements alone. */
    byte[] dataSet() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.values().forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** A whole file. */
    byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(
                new DicomBytes(EXPLICIT).text(Tag.TRANSFER_SYNTAX_UID, syntax).dataSet());
        out.writeBytes(syntax.equals(TransferSyntax.DEFLATED) ? deflated(dataSet()) : dataSet());
        return out.toByteArray();
    }

    static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length + length % 2);
    }
}
