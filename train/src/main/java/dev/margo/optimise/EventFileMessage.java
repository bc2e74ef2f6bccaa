package dev.margo.optimise;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The few messages of TensorBoard's {@code Event} that a training run needs, in protocol buffers' wire format. */
final class EventFileMessage {
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int PNG_WIDTH_AT = 16;
    private static final int PNG_COLOUR_TYPE_AT = 25;

    // what an event is about: its one field beside time and step
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;

    // how a field is written: the low three bits of its key
    private static final int VARINT = 0;
    private static final int BYTES_8 = 1;
    private static final int LENGTH_FIRST = 2;
    private static final int BYTES_4 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private EventFileMessage() {}

    /** The first event of a file. */
    static byte[] version(double seconds, String version) {
        return event(seconds, 0, FILE_VERSION, version.getBytes(StandardCharsets.UTF_8));
    }

    /** A session that begins: what earlier files say of {@code step} and later steps no longer holds. */
    static byte[] sessionStart(double seconds, long step) {
        return event(seconds, step, SESSION_LOG, message(session -> session.varint(1, 1)));
    }

    static byte[] scalars(double seconds, long step, Map<String, Double> values) {
        byte[] summary = message(all -> new TreeMap<>(values)
                .forEach((tag, value) ->
                        all.bytes(1, message(entry -> entry.text(1, tag).float32(2, value.floatValue())))));
        return event(seconds, step, SUMMARY, summary);
    }

    static byte[] image(double seconds, long step, String tag, byte[] png) {
        byte[] entry = message(value -> value.text(1, tag).bytes(4, picture(png)));
        return event(seconds, step, SUMMARY, message(summary -> summary.bytes(1, entry)));
    }

    private static byte[] picture(byte[] png) {
        ByteBuffer header = ByteBuffer.wrap(png);
        boolean isPng = png.length > PNG_COLOUR_TYPE_AT
                && header.slice(0, PNG_SIGNATURE.length).equals(ByteBuffer.wrap(PNG_SIGNATURE));
        if (!isPng) {
            throw new IllegalArgumentException("the picture is not a PNG file");
        }
        return message(image -> image.varint(1, header.getInt(PNG_WIDTH_AT + Integer.BYTES))
                .varint(2, header.getInt(PNG_WIDTH_AT))
                .varint(3, channels(png[PNG_COLOUR_TYPE_AT]))
                .bytes(4, png));
    }

    /** TensorBoard's colour space, the number of channels, of a PNG colour type; a palette holds colours. */
    private static int channels(int colourType) {
        return switch (colourType) {
            case 0 -> 1;
            case 4 -> 2;
            case 6 -> 4;
            default -> 3;
        };
    }

    // --- wire format --------------------------------------------------------------------------------------------

    private static byte[] event(double seconds, long step, int field, byte[] content) {
        return message(event -> {
            event.float64(1, seconds);
            if (step != 0) { // zero is what a reader assumes
                event.varint(2, step);
            }
            event.bytes(field, content);
        });
    }

    private static byte[] message(Consumer<EventFileMessage> fields) {
        EventFileMessage message = new EventFileMessage();
        fields.accept(message);
        return message.out.toByteArray();
    }

    private EventFileMessage varint(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    private EventFileMessage float32(int field, float value) {
        key(field, BYTES_4);
        out.writeBytes(little(Float.BYTES).putFloat(value).array());
        return this;
    }

    private EventFileMessage float64(int field, double value) {
        key(field, BYTES_8);
        out.writeBytes(little(Double.BYTES).putDouble(value).array());
        return this;
    }

    private EventFileMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private EventFileMessage bytes(int field, byte[] value) {
        key(field, LENGTH_FIRST);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void key(int field, int how) {
        varint((long) field << 3 | how);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
