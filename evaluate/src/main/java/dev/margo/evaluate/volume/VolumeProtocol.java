package dev.margo.evaluate.volume;

import dev.margo.evaluate.Csv;
import dev.margo.volume.PropagationSettings;
import dev.margo.volume.SettingsSearch.Start;
import java.util.Locale;
import java.util.Objects;

/**
 * How an object is asked for.
 *
 * @param start what is said about the middle slice
 * @param label what results call the settings
 * @param settings of the propagation
 */
public record VolumeProtocol(Start start, String label, PropagationSettings settings) {
    public VolumeProtocol {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(settings, "settings");
        Csv.requirePlain(label);
        if (Baseline.find(label).isPresent()) {
            throw new IllegalArgumentException(
                    "settings called '%s', as a baseline is; name them otherwise".formatted(label));
        }
    }

    /** Settings that go by their projection. */
    public static VolumeProtocol of(Start start, PropagationSettings settings) {
        return new VolumeProtocol(start, settings.projection().label(), settings);
    }

    /** What results call the start. */
    public String startLabel() {
        return start.name().toLowerCase(Locale.ROOT);
    }
}
