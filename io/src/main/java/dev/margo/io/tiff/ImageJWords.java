package dev.margo.io.tiff;

import dev.margo.image.Volume;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The lines {@code key=value} that ImageJ writes into an image description. */
final class ImageJWords {
    private static final String START = "ImageJ=";

    private ImageJWords() {}

    static Optional<StackWords> parse(String description) {
        if (!description.startsWith(START)) {
            return Optional.empty();
        }
        Map<String, String> words = new HashMap<>();
        for (String line : description.replace('\0', '\n').split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                words.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return Optional.of(of(words));
    }

    private static StackWords of(Map<String, String> words) {
        OptionalDouble unitMm = StackWords.unitMm(words.getOrDefault("unit", ""));
        OptionalDouble spacing =
                StackWords.positive(words.getOrDefault("spacing", "1").replace("-", ""));
        int images = StackWords.count(words.getOrDefault("images", "1"));
        int channels = Math.max(1, StackWords.count(words.getOrDefault("channels", "")));
        int frames = Math.max(1, StackWords.count(words.getOrDefault("frames", "")));
        int slices = words.containsKey("slices") || channels > 1 || frames > 1
                ? Math.max(1, StackWords.count(words.getOrDefault("slices", "")))
                : images;
        OptionalDouble zMm = unitMm.isPresent() && spacing.isPresent()
                ? OptionalDouble.of(unitMm.getAsDouble() * spacing.getAsDouble())
                : OptionalDouble.empty();
        return new StackWords(
                "CZT",
                slices,
                frames,
                channels,
                unitMm,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                zMm,
                channels > 1 ? OptionalDouble.empty() : StackWords.positive(words.getOrDefault("finterval", "")));
    }

    /** What tells ImageJ how the pages of {@code volume} lie; its unit is the millimetre. */
    static String of(Volume volume) {
        int slices = volume.grid().depth();
        int times = volume.layout().times();
        StringBuilder words = new StringBuilder(START + "1.11a\n"); // the least version that knows all these words
        words.append("images=").append(slices * times).append('\n');
        if (slices > 1 || times > 1) {
            words.append("slices=").append(slices).append('\n');
        }
        if (times > 1) {
            words.append("frames=").append(times).append("\nhyperstack=true\n");
            volume.layout()
                    .timeStepSeconds()
                    .ifPresent(step -> words.append("finterval=").append(step).append('\n'));
        }
        words.append("unit=mm\nspacing=")
                .append(volume.grid().toPatient().step(2))
                .append('\n');
        return words.append("loop=false\n").toString();
    }
}
