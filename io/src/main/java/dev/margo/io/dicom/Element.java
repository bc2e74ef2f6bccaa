package dev.margo.io.dicom;

import java.nio.ByteOrder;
import java.util.List;

/**
 * One element of a data set. What it holds is never part of a message: it may be a patient's name.
 *
 * @param tag group in the upper 16 bits, element in the lower
 * @param order of the numbers in its bytes
 */
record Element(int tag, Vr vr, ByteOrder order, Value value) {

    /** What an element holds. */
    sealed interface Value {}

    /** Bytes in memory. */
    record Bytes(byte[] bytes) implements Value {}

    /** The data sets of a sequence. */
    record Items(List<DataSet> items) implements Value {}

    /** Bytes left in the file. */
    record Extent(long position, long length) implements Value {}

    /** Encapsulated pixel data left in the file: the offset table, then the fragments, by position and length. */
    record Fragments(long[] positions, int[] lengths) implements Value {
        int count() {
            return positions.length;
        }
    }

    @Override
    public String toString() {
        return "%s %s".formatted(Tag.describe(tag), vr);
    }
}
