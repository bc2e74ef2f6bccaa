package dev.margo.cli;

import dev.margo.image.IntensityWindow;
import dev.margo.image.NamedWindow;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/** For {@code --window}: a name, or {@code low,high}. */
final class WindowText implements ITypeConverter<IntensityWindow> {
    @Override
    public IntensityWindow convert(String text) {
        return PromptText.typed(() -> parse(text));
    }

    static IntensityWindow parse(String text) {
        Optional<IntensityWindow> named = NamedWindow.find(text);
        if (named.isPresent()) {
            return named.get();
        }
        if (text.indexOf(',') < 0) {
            throw new IllegalArgumentException("window '%s' is unknown; %s, or give low,high"
                    .formatted(text, Nearest.hint(text, NamedWindow.labels())));
        }
        double[] bounds = Numbers.parse(text, "low,high", 2);
        return IntensityWindow.range(bounds[0], bounds[1]);
    }
}
