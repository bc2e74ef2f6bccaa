package dev.margo.io.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gathers the elements of a data set to be written; one that is set again is replaced. */
final class DataSetBuilder {
    private static final int LONGEST_DECIMAL = 16;
    private static final int LONGEST_SHORT = 65_534;

    private final Map<Integer, Element> elements = new TreeMap<>();

    /** Values of ASCII; none for an element that is there but empty. */
    DataSetBuilder text(Tag tag, String... values) {
        return bytes(tag, String.join("\\", values).getBytes(StandardCharsets.US_ASCII));
    }

    /** Bytes as they are, made even; those that no element of this kind can hold are left away. */
    DataSetBuilder bytes(Tag tag, byte[] bytes) {
        byte[] kept = bytes.length > LONGEST_SHORT && !tag.vr.hasLongLength() ? new byte[0] : bytes;
        byte[] even = Arrays.copyOf(kept, kept.length + kept.length % 2);
        if (even.length > kept.length) {
            even[kept.length] = (byte) (tag.vr == Vr.UI || tag.vr == Vr.OB ? 0 : ' ');
        }
        return put(tag, new Element.Bytes(even));
    }

    DataSetBuilder whole(Tag tag, int... values) {
        int width = tag.vr == Vr.UL ? 4 : 2;
        ByteBuffer bytes = ByteBuffer.allocate(width * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            if (width == 4) {
                bytes.putInt(value);
            } else {
                bytes.putShort((short) value);
            }
        }
        return put(tag, new Element.Bytes(bytes.array()));
    }

    /** The number of an element, for {@link Vr#AT}. */
    DataSetBuilder pointer(Tag tag, Tag value) {
        return put(
                tag,
                new Element.Bytes(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort((short) (value.code >>> 16))
                        .putShort((short) value.code)
                        .array()));
    }

    /** Decimal texts, as exact as 16 characters allow. */
    DataSetBuilder decimals(Tag tag, double... values) {
        return text(tag, Arrays.stream(values).mapToObj(DataSetBuilder::decimal).toArray(String[]::new));
    }

    /** The shortest text of {@code value} that is nearest to it among those of 16 characters. */
    static String decimal(double value) {
        String text = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
        for (int digits = LONGEST_DECIMAL; text.length() > LONGEST_DECIMAL; digits--) {
            String fixed = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e12 ? "f" : "e";
            text = String.format(Locale.ROOT, "%." + digits + fixed, value);
        }
        return text;
    }

    DataSetBuilder items(Tag tag, DataSet... items) {
        return items(tag, List.of(items));
    }

    DataSetBuilder items(Tag tag, List<DataSet> items) {
        return put(tag, new Element.Items(List.copyOf(items)));
    }

    /** Decimal texts of any length, for data sets in implicit VR. */
    DataSetBuilder longDecimals(Tag tag, double[] values) {
        byte[] text = Arrays.stream(values)
                .mapToObj(DataSetBuilder::decimal)
                .collect(Collectors.joining("\\"))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] even = Arrays.copyOf(text, text.length + text.length % 2);
        if (even.length > text.length) {
            even[text.length] = ' ';
        }
        return put(tag, new Element.Bytes(even));
    }

    DataSetBuilder without(Tag tag) {
        elements.remove(tag.code);
        return this;
    }

    private DataSetBuilder put(Tag tag, Element.Value value) {
        elements.put(tag.code, new Element(tag.code, tag.vr, ByteOrder.LITTLE_ENDIAN, value));
        return this;
    }

    DataSet build() {
        return DataSet.of("", elements.values());
    }
}
