package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.util.Optional;

/**
 * A table from stored values to others; what lies outside gets the first or the last.
 *
 * <p>Source: DICOM PS3.3, C.7.6.3.1.5, C.7.6.3.1.6 and C.11.1.
 *
 * @param first stored value of the first entry
 * @param bits of an entry: 8 or 16, or what is between
 */
record LookupTable(int first, int bits, int[] entries) {

    /**
     * The table described by {@code descriptor}, with its values in {@code values}.
     *
     * @param signed whether stored values are
     */
    static LookupTable of(DataSet data, Tag descriptor, Tag values, boolean signed) throws ImageFormatException {
        double[] numbers = data.doubles(descriptor);
        Element element = data.element(values).orElseThrow(() -> data.damaged(values, "is missing"));
        if (numbers.length != 3 || numbers[2] < 1 || numbers[2] > 16) {
            throw data.damaged(descriptor, "does not hold 3 numbers, the last of them 1 to 16");
        }
        int count = count(numbers);
        int first = first(numbers, signed);
        byte[] bytes = data.bytes(values).orElse(new byte[0]);
        int width = bytes.length >= 2 * count ? 2 : 1;
        if (bytes.length < count * width) {
            throw data.damaged(values, "has %s bytes for %s entries".formatted(bytes.length, count));
        }
        return new LookupTable(first, (int) numbers[2], Words.read(bytes, width, element.order(), count));
    }

    /** The table of the first item of {@code sequence}, if there is one. */
    static Optional<LookupTable> ofSequence(DataSet data, Tag sequence, boolean signed) throws ImageFormatException {
        Optional<DataSet> item = data.item(sequence);
        return item.isPresent()
                ? Optional.of(of(item.get(), Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, signed))
                : Optional.empty();
    }

    /** Number of entries, of which a descriptor writes 65536 as 0. */
    static int count(double[] descriptor) {
        int low = (int) descriptor[0] & 0xFFFF;
        return low == 0 ? 1 << 16 : low;
    }

    /** Stored value of the first entry. */
    static int first(double[] descriptor, boolean signed) {
        return signed ? (short) (int) descriptor[1] : (int) descriptor[1] & 0xFFFF;
    }

    int get(double stored) {
        double index = Math.max(0, Math.min(stored - first, entries.length - 1.0));
        return entries[(int) index];
    }
}
