package dev.margo.io.tiff;

import java.nio.ByteBuffer;

/**
 * A field of a directory.
 *
 * @param type of its values, TIFF's number
 * @param count of values
 * @param at the byte of the file where they start
 */
record TiffEntry(int tag, int type, long count, long at) {
    /** Bytes of a value of TIFF's type; 1 of a type that nobody knows. */
    static int bytes(int type) {
        return switch (type) {
            case 3, 8 -> 2; // SHORT, SSHORT
            case 4, 9, 11, 13 -> 4; // LONG, SLONG, FLOAT, IFD
            case 5, 10, 12, 16, 17, 18 -> 8; // RATIONAL, SRATIONAL, DOUBLE, LONG8, SLONG8, IFD8
            default -> 1;
        };
    }

    /** Value {@code index} of those in {@code values}. */
    double number(ByteBuffer values, int index) {
        int from = index * bytes(type);
        return switch (type) {
            case 5 -> (values.getInt(from) & 0xFFFFFFFFL) / (double) (values.getInt(from + 4) & 0xFFFFFFFFL);
            case 10 -> values.getInt(from) / (double) values.getInt(from + 4);
            case 11 -> values.getFloat(from);
            case 12 -> values.getDouble(from);
            default -> whole(values, index);
        };
    }

    /** As {@link #number}, for counts and places; -1 for what is no whole number. */
    long whole(ByteBuffer values, int index) {
        int from = index * bytes(type);
        return switch (type) {
            case 1, 2, 7 -> values.get(from) & 0xFF;
            case 3 -> values.getShort(from) & 0xFFFF;
            case 4, 13 -> values.getInt(from) & 0xFFFFFFFFL;
            case 16, 18 -> values.getLong(from);
            default -> -1;
        };
    }
}
