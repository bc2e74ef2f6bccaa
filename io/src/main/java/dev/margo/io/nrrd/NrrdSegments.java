package dev.margo.io.nrrd;

import dev.margo.image.Colour;
import dev.margo.image.Segment;
import dev.margo.io.ImageFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The segments of a Slicer segmentation, which stand in its header as keys. */
final class NrrdSegments {
    private static final Pattern KEY = Pattern.compile("Segment(\\d{1,6})_(\\w+)");

    private final NrrdHeader header;
    private final int layers;

    NrrdSegments(NrrdHeader header, int layers) {
        this.header = header;
        this.layers = layers;
    }

    static boolean isOfSegment(String key) {
        return KEY.matcher(key).matches();
    }

    List<Segment> read() throws ImageFormatException {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String key : header.keys().keySet()) {
            Matcher matcher = KEY.matcher(key);
            if (matcher.matches()) {
                numbers.add(Integer.parseInt(matcher.group(1)));
            }
        }
        List<Segment> segments = new ArrayList<>();
        for (int number : numbers) {
            segments.add(segment(number));
        }
        return segments;
    }

    /** Without the two keys, as Slicer wrote before 4.11, each segment has a layer to itself, drawn as 1. */
    private Segment segment(int number) throws ImageFormatException {
        int label = whole(number, "LabelValue", 1);
        int layer = whole(number, "Layer", layers > 1 ? number : 0);
        String name = header.keys().getOrDefault("Segment" + number + "_Name", "Segment " + (number + 1));
        String colour = header.keys().get("Segment" + number + "_Color");
        return new Segment(name, label, layer, colour == null ? Colour.ofLabel(label) : colour(colour));
    }

    private int whole(int number, String key, int ifAbsent) throws ImageFormatException {
        String value = header.keys().get("Segment" + number + "_" + key);
        return value == null ? ifAbsent : (int) Math.min(Integer.MAX_VALUE, Math.max(-1, header.whole(value)));
    }

    /** Three numbers from 0 to 1. */
    private Colour colour(String value) throws ImageFormatException {
        String[] words = value.strip().split("\\s+");
        if (words.length != 3) {
            throw header.problem("a segment's colour has %s numbers; expected 3".formatted(words.length));
        }
        int[] parts = new int[3];
        for (int i = 0; i < 3; i++) {
            parts[i] = (int) Math.round(255 * Math.min(1, Math.max(0, header.real(words[i]))));
        }
        return new Colour(parts[0], parts[1], parts[2]);
    }
}
