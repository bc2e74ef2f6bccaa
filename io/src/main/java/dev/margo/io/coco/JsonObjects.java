package dev.margo.io.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.margo.io.ImageFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** JSON read token by token; whatever is not as expected is told with its line. */
final class JsonObjects implements Closeable {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1 << 28;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;

    JsonObjects(String file, InputStream in) throws IOException {
        this.file = file;
        parser = FACTORY.createParser(new InputStreamReader(in, StandardCharsets.UTF_8)); // never to guess UTF-32
        next();
    }

    /** Reads the value of a key. */
    interface Member {
        void read(String key) throws IOException;
    }

    /** Reads an element of an array. */
    interface Item {
        void read() throws IOException;
    }

    /** The keys of the object that comes; what {@code member} leaves unread is passed over. */
    void object(String what, Member member) throws IOException {
        require(JsonToken.START_OBJECT, what, "an object");
        while (next() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            next();
            member.read(key);
        }
    }

    /** The elements of the array that comes. */
    void array(String what, Item item) throws IOException {
        require(JsonToken.START_ARRAY, what, "an array");
        while (next() != JsonToken.END_ARRAY) {
            item.read();
        }
    }

    /** That nothing follows. */
    void end() throws IOException {
        if (next() != null) {
            throw problem("something follows the end of the object", null);
        }
    }

    void skip() throws IOException {
        try {
            parser.skipChildren();
        } catch (JsonProcessingException e) {
            throw noJson(e);
        }
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    String text(String what) throws IOException {
        require(JsonToken.VALUE_STRING, what, "a text");
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw noJson(e);
        }
    }

    long whole(String what, long least, long most) throws IOException {
        try {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                long value = parser.getLongValue();
                if (value >= least && value <= most) {
                    return value;
                }
            }
        } catch (JsonProcessingException e) {
            throw problem("%s is no whole number from %s to %s".formatted(what, least, most), e);
        }
        throw problem("%s is no whole number from %s to %s".formatted(what, least, most), null);
    }

    double number(String what) throws IOException {
        try {
            if (parser.currentToken().isNumeric() && Double.isFinite(parser.getDoubleValue())) {
                return parser.getDoubleValue();
            }
        } catch (JsonProcessingException e) {
            throw noJson(e);
        }
        throw problem(what + " is no number", null);
    }

    private void require(JsonToken expected, String what, String name) throws ImageFormatException {
        if (parser.currentToken() != expected) {
            throw problem("%s is not %s".formatted(what, name), null);
        }
    }

    private JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw noJson(e);
        }
    }

    private ImageFormatException noJson(JsonProcessingException e) {
        return problem("it is no whole JSON", e);
    }

    ImageFormatException problem(String text, Exception cause) {
        return new ImageFormatException(
                file,
                "%s at line %s, column %s; expected COCO's images, annotations and categories"
                        .formatted(
                                text,
                                parser.currentLocation().getLineNr(),
                                parser.currentLocation().getColumnNr()),
                cause);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
