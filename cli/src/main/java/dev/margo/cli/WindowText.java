package dev.margo.cli;

import dev.margo.image.IntensityWindow;
import dev.margo.image.NamedWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/** For {@code --window}: a name, or {@code low,high}. */
final class WindowText implements ITypeConverter<WindowChoice> {
    private static final String FILE = "file";

    @Override
    public WindowChoice convert(String text) {
        return PromptText.typed(() -> parse(text));
    }

    static WindowChoice parse(String text) {
        if (text.equals(FILE)) {
            return WindowChoice.ofFile();
        }
        return WindowChoice.of(window(text, names()));
    }

    /** @param known names, for the hint to who mistyped one */
    static IntensityWindow window(String text, List<String> known) {
        Optional<IntensityWindow> named = NamedWindow.find(text);
        if (named.isPresent()) {
            return named.get();
        }
        if (text.indexOf(',') < 0) {
            throw new IllegalArgumentException(
                    "window '%s' is unknown; %s, or give low,high".formatted(text, Nearest.hint(text, known)));
        }
        double[] bounds = Numbers.parse(text, "low,high", 2);
        return IntensityWindow.range(bounds[0], bounds[1]);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(NamedWindow.labels());
        names.add(FILE);
        return names;
    }
}
