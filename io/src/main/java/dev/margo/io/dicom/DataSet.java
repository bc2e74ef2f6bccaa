package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The elements of a file or of an item of a sequence. Immutable. Its values stay out of messages, and so does
 * everything of it but their number out of {@link #toString}: any of them may tell who the patient is.
 */
final class DataSet {
    private static final double MOST = 1e30; // nothing measured is greater, and products of some stay finite

    private final String file;
    private final Element[] elements; // ascending as unsigned numbers

    private DataSet(String file, Element[] elements) {
        this.file = file;
        this.elements = elements;
    }

    /**
     * @param file its name, for messages
     * @param elements each tag once
     */
    static DataSet of(String file, Collection<Element> elements) {
        Element[] sorted = elements.toArray(Element[]::new);
        Arrays.sort(sorted, Comparator.comparingInt(element -> element.tag() + Integer.MIN_VALUE));
        return new DataSet(file, sorted);
    }

    /** Name of the file, for messages. */
    String file() {
        return file;
    }

    int size() {
        return elements.length;
    }

    /** All of them, ascending. */
    List<Element> elements() {
        return List.of(elements);
    }

    Optional<Element> element(Tag tag) {
        int low = 0;
        int high = elements.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(elements[middle].tag(), tag.code);
            if (order == 0) {
                return Optional.of(elements[middle]);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    /** Only the elements {@code tags}, as they are. */
    DataSet only(Tag... tags) {
        return of(
                file, Arrays.stream(tags).flatMap(tag -> element(tag).stream()).toList());
    }

    /** Items of a sequence, none if it is absent. */
    List<DataSet> items(Tag tag) {
        return element(tag)
                .map(element -> element.value() instanceof Element.Items items ? items.items() : null)
                .orElse(List.of());
    }

    /** The first item of a sequence, if there is one. */
    Optional<DataSet> item(Tag tag) {
        return items(tag).stream().findFirst();
    }

    /** The values as bytes in memory, if there are any. */
    Optional<byte[]> bytes(Tag tag) {
        return element(tag)
                .map(element -> element.value() instanceof Element.Bytes bytes ? bytes.bytes() : null)
                .filter(bytes -> bytes.length > 0);
    }

    /** Values of a text without the blanks around them; one that is empty stays, unless it is the only one. */
    List<String> texts(Tag tag) {
        String text = bytes(tag)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .orElse("");
        List<String> values = Arrays.stream(text.split("\\\\", -1))
                .map(value -> value.replace('\0', ' ').strip())
                .toList();
        return values.stream().allMatch(String::isEmpty) ? List.of() : values;
    }

    /** The first value of a text. */
    Optional<String> text(Tag tag) {
        return texts(tag).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /**
     * Numbers, whether written as text or in binary; none if the element is absent or empty.
     *
     * @throws ImageFormatException if one is no finite number
     */
    double[] doubles(Tag tag) throws ImageFormatException {
        Optional<byte[]> bytes = bytes(tag);
        if (bytes.isEmpty()) {
            return new double[0];
        }
        Element element = element(tag).orElseThrow();
        int width = width(element.vr());
        double[] values = width == 0
                ? decimals(tag)
                : binary(element.vr(), ByteBuffer.wrap(bytes.get()).order(element.order()), width);
        for (double value : values) {
            if (!(Math.abs(value) <= MOST)) { // refuses NaN too
                throw damaged(tag, "holds a number that is not finite, or beyond " + MOST);
            }
        }
        return values;
    }

    /** The first number. */
    OptionalDouble number(Tag tag) throws ImageFormatException {
        double[] values = doubles(tag);
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[0]);
    }

    /** The first number, nothing if it is damaged: for what an image can be read without. */
    OptionalDouble numberIfValid(Tag tag) {
        try {
            return number(tag);
        } catch (ImageFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /**
     * The first number, which must be whole.
     *
     * @throws ImageFormatException if it is not, or beyond 2^31
     */
    OptionalInt integer(Tag tag) throws ImageFormatException {
        OptionalDouble value = number(tag);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.getAsDouble() != (int) value.getAsDouble()) {
            throw damaged(tag, "is not a whole number within 32 bits");
        }
        return OptionalInt.of((int) value.getAsDouble());
    }

    /** As {@link #integer}, but the element must be there. */
    int required(Tag tag) throws ImageFormatException {
        OptionalInt value = integer(tag);
        if (value.isEmpty()) {
            throw damaged(tag, "is missing");
        }
        return value.getAsInt();
    }

    /** The error for an element with a wrong value; {@code problem} must not quote it. */
    ImageFormatException damaged(Tag tag, String problem) {
        return new ImageFormatException(
                file, "the DICOM element %s %s; the file is damaged, so fetch it again".formatted(tag, problem));
    }

    private double[] decimals(Tag tag) throws ImageFormatException {
        List<String> texts = texts(tag);
        double[] values = new double[texts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = decimal(tag, texts.get(i));
        }
        return values;
    }

    /** A decimal text as a number, however great. */
    double decimal(Tag tag, String text) throws ImageFormatException {
        if (text.length() <= 64 && text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            return Double.parseDouble(text);
        }
        throw damaged(tag, "holds something else than numbers");
    }

    private static double[] binary(Vr vr, ByteBuffer bytes, int width) {
        double[] values = new double[bytes.remaining() / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (vr) {
                case US, OW -> Short.toUnsignedInt(bytes.getShort(2 * i));
                case SS -> bytes.getShort(2 * i);
                case UL, OL -> Integer.toUnsignedLong(bytes.getInt(4 * i));
                case SL -> bytes.getInt(4 * i);
                case FL -> bytes.getFloat(4 * i);
                case FD -> bytes.getDouble(8 * i);
                default -> bytes.getLong(8 * i);
            };
        }
        return values;
    }

    private static int width(Vr vr) {
        return switch (vr) {
            case US, SS, OW -> 2;
            case UL, SL, FL, OL -> 4;
            case FD, SV, UV, OV -> 8;
            default -> 0;
        };
    }

    @Override
    public String toString() {
        return "data set of %s elements".formatted(elements.length);
    }
}
