package dev.margo.io.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What stands before an element's value.
 *
 * @param length in bytes, or {@link #UNDEFINED}
 * @param vr as written, or the dictionary's where it is not
 * @param order of the numbers in the value
 */
record ElementHeader(int tag, Vr vr, ByteOrder order, long length) {
    static final long UNDEFINED = 0xFFFFFFFFL;
    static final int ITEM = 0xFFFEE000;
    static final int ITEM_END = 0xFFFEE00D;
    static final int SEQUENCE_END = 0xFFFEE0DD;

    static ElementHeader read(ByteCursor in, Encoding encoding) throws IOException {
        ByteOrder order = encoding.order();
        int tag = in.u16(order) << 16;
        tag |= in.u16(order);
        if (tag >>> 16 == 0xFFFE) {
            return new ElementHeader(tag, Vr.UN, order, in.u32(order));
        }
        if (!encoding.explicit() || !saysRepresentation(in)) {
            return known(tag, Vr.UN, order, in.u32(order));
        }
        byte[] letters = in.bytes(2);
        Optional<Vr> vr = Vr.of(letters[0], letters[1]);
        if (vr.isPresent() && !vr.get().hasLongLength()) {
            return new ElementHeader(tag, vr.get(), order, in.u16(order));
        }
        int reserved = in.u16(order);
        boolean isShort =
                vr.isEmpty() && reserved != 0; // a new representation has 0 here; "??" of old programs a length
        long length = isShort ? reserved : in.u32(order);
        return vr.isPresent() && vr.get() != Vr.UN
                ? new ElementHeader(tag, vr.get(), order, length)
                : known(tag, Vr.UN, vr.isPresent() ? ByteOrder.LITTLE_ENDIAN : order, length);
    }

    /** Some programs wrote single elements without it into files that should have it everywhere. */
    private static boolean saysRepresentation(ByteCursor in) throws IOException {
        byte[] letters = in.peek(2);
        return letters.length < 2 || isLetter(letters[0]) && isLetter(letters[1]);
    }

    private static boolean isLetter(byte letter) {
        return letter >= 'A' && letter <= 'Z' || letter == '?' || letter == ' ';
    }

    private static ElementHeader known(int tag, Vr otherwise, ByteOrder order, long length) {
        Vr vr = Tag.of(tag).map(known -> known.vr).orElse(otherwise);
        return new ElementHeader(tag, length == UNDEFINED && !isPixelData(tag) ? Vr.SQ : vr, order, length);
    }

    boolean isUndefined() {
        return length == UNDEFINED;
    }

    boolean isPixelData() {
        return isPixelData(tag);
    }

    private static boolean isPixelData(int tag) {
        return tag == Tag.PIXEL_DATA.code
                || tag == Tag.FLOAT_PIXEL_DATA.code
                || tag == Tag.DOUBLE_FLOAT_PIXEL_DATA.code;
    }
}
