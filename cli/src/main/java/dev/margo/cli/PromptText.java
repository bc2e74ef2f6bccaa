package dev.margo.cli;

import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import dev.margo.prompt.Recist;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Prompts as flags have them, and the messages of those that are none. */
final class PromptText {
    private PromptText() {}

    static Box box(double[] c) {
        return new Box(c[0], c[1], c[2], c[3]);
    }

    static Recist recist(double[] c) {
        Recist along = Recist.of(c[0], c[1], c[2], c[3]);
        return c.length == 4 ? along : along.withShortAxis(c[4], c[5], c[6], c[7]);
    }

    /** {@code +} or {@code -}. */
    static Label label(String text) {
        return switch (text.strip()) {
            case "+" -> Label.FOREGROUND;
            case "-" -> Label.BACKGROUND;
            default ->
                throw new IllegalArgumentException(
                        "label '%s' is unknown; write + for the object or - for what is not".formatted(text));
        };
    }

    /** {@code x,y}, {@code x,y,+} or {@code x,y,-}. */
    static Point point(String text) {
        int last = text.lastIndexOf(',');
        boolean labelled = last > text.indexOf(',');
        double[] place = Numbers.parse(labelled ? text.substring(0, last) : text, "x,y or x,y,+ or x,y,-", 2);
        return new Point(place[0], place[1], labelled ? label(text.substring(last + 1)) : Label.FOREGROUND);
    }

    /** For {@code --box}. */
    static final class OfBox implements ITypeConverter<Box> {
        @Override
        public Box convert(String text) {
            return typed(() -> box(Numbers.parse(text, "x0,y0,x1,y1", 4)));
        }
    }

    /** For {@code --point}. */
    static final class OfPoint implements ITypeConverter<Point> {
        @Override
        public Point convert(String text) {
            return typed(() -> point(text));
        }
    }

    /** For {@code --recist}. */
    static final class OfRecist implements ITypeConverter<Recist> {
        @Override
        public Recist convert(String text) {
            return typed(() -> recist(Numbers.parse(text, "x0,y0,x1,y1 or both diameters with 8 values", 4, 8)));
        }
    }

    /** As picocli wants to hear of it. */
    static <T> T typed(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
