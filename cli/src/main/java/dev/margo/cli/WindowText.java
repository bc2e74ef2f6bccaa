package dev.margo.cli;

import dev.margo.image.IntensityWindow;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;

/** For {@code --window}: a name, or {@code low,high}. */
final class WindowText implements ITypeConverter<IntensityWindow> {
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
    public IntensityWindow convert(String text) {
        return PromptText.typed(() -> parse(text));
    }

    static IntensityWindow parse(String text) {
        IntensityWindow named = NAMED.get(text);
        if (named != null) {
            return named;
        }
        if (text.indexOf(',') < 0) {
            throw new IllegalArgumentException(
                    "window '%s' is unknown; %s, or give low,high".formatted(text, Nearest.hint(text, NAMED.keySet())));
        }
        double[] bounds = Numbers.parse(text, "low,high", 2);
        return IntensityWindow.range(bounds[0], bounds[1]);
    }
}
