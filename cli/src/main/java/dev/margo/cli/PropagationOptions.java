package dev.margo.cli;

import dev.margo.volume.Between;
import dev.margo.volume.PropagationSettings;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How objects are carried from slice to slice: what is not said comes from the preset, or else is micro-sam's. */
final class PropagationOptions extends CarryOptions {
    @Option(
            names = "--between",
            paramLabel = "meeting|interpolated|markers",
            converter = OfBetween.class,
            description = "Slices between two with prompts: from both to the middle; or by interpolation, without the"
                    + " model; or the model asked with the interpolated mask. The latter two stay between the outermost"
                    + " slices with prompts. Default: meeting.")
    private Optional<Between> between = Optional.empty();

    /** For {@code --between}. */
    static final class OfBetween implements ITypeConverter<Between> {
        @Override
        public Between convert(String text) {
            return PromptText.typed(() -> Between.parse(text));
        }
    }

    PropagationSettings settings() throws IOException {
        PropagationSettings carrying = settings(PropagationSettings.defaults());
        return between.map(carrying::withBetween).orElse(carrying);
    }
}
