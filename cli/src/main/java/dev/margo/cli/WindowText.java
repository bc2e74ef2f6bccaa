package dev.margo.cli;

import dev.margo.image.IntensityWindow;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;

/** For {@code --window}: a name, or {@code low,high}. */
final class WindowText implements ITypeConverter<WindowChoice> {
    private static final String FILE = "file";
    private static final Map<String, IntensityWindow> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("auto", IntensityWindow.automatic());
        NAMED.put("abdomen", IntensityWindow.abdomenCt());
        NAMED.put("lung", IntensityWindow.lungCt());
        NAMED.put("bone", IntensityWindow.boneCt());
        NAMED.put("brain", IntensityWindow.brainCt());
        NAMED.put("mediastinum", IntensityWindow.mediastinumCt());
        NAMED.put("medsam-ct", IntensityWindow.medSamV1Ct().stretched());
        NAMED.put("percentiles", IntensityWindow.percentiles());
        NAMED.put("minmax", IntensityWindow.minMax());
        NAMED.put("identity", IntensityWindow.identity());
    }

    @Override
    public WindowChoice convert(String text) {
        return PromptText.typed(() -> parse(text));
    }

    static WindowChoice parse(String text) {
        if (text.equals(FILE)) {
            return WindowChoice.ofFile();
        }
        IntensityWindow named = NAMED.get(text);
        if (named != null) {
            return WindowChoice.of(named);
        }
        if (text.indexOf(',') < 0) {
            throw new IllegalArgumentException(
                    "window '%s' is unknown; %s, or give low,high".formatted(text, Nearest.hint(text, names())));
        }
        double[] bounds = Numbers.parse(text, "low,high", 2);
        return WindowChoice.of(IntensityWindow.range(bounds[0], bounds[1]));
    }

    private static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(NAMED.keySet());
        names.add(FILE);
        return names;
    }
}
