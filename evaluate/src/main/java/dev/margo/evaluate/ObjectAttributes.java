package dev.margo.evaluate;

import dev.margo.evaluate.RoundScore.Place;
import dev.margo.image.ByteImage;
import dev.margo.mask.Mask;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What may make an object hard, attribute by attribute. */
public record ObjectAttributes(Place place, Map<Attribute, Double> values) {
    static final String LINE = "#object";
    private static final int PLACE_FIELDS = 5;

    public ObjectAttributes {
        values = Map.copyOf(values);
    }

    static ObjectAttributes of(Place place, ByteImage picture, Mask object) {
        Map<Attribute, Double> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            values.put(attribute, attribute.of(picture, object));
        }
        return new ObjectAttributes(place, values);
    }

    /** For the journal. */
    String line() {
        List<String> fields = new ArrayList<>(
                List.of(place.dataset(), place.image(), place.object(), Integer.toString(place.area())));
        for (Attribute attribute : Attribute.values()) {
            fields.add(Double.toString(values.get(attribute)));
        }
        return LINE + "," + Csv.line(fields);
    }

    /** @throws IllegalArgumentException if {@code line} is no such line */
    static ObjectAttributes parse(String line) {
        List<String> fields = Csv.fields(line);
        if (fields.size() != PLACE_FIELDS + Attribute.values().length) {
            throw new IllegalArgumentException("'%s' has %s fields".formatted(line, fields.size()));
        }
        Map<Attribute, Double> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            values.put(attribute, Double.valueOf(fields.get(PLACE_FIELDS + attribute.ordinal())));
        }
        return new ObjectAttributes(
                new Place(fields.get(1), fields.get(2), fields.get(3), Integer.parseInt(fields.get(4))), values);
    }
}
