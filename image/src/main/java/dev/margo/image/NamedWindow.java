package dev.margo.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The windows that flags and files call by name. */
public enum NamedWindow {
    AUTO("auto", IntensityWindow.automatic()),
    ABDOMEN("abdomen", IntensityWindow.abdomenCt()),
    LUNG("lung", IntensityWindow.lungCt()),
    BONE("bone", IntensityWindow.boneCt()),
    BRAIN("brain", IntensityWindow.brainCt()),
    MEDIASTINUM("mediastinum", IntensityWindow.mediastinumCt()),
    MEDSAM_CT("medsam-ct", IntensityWindow.medSamV1Ct().stretched()),
    PERCENTILES("percentiles", IntensityWindow.percentiles()),
    MIN_MAX("minmax", IntensityWindow.minMax()),
    IDENTITY("identity", IntensityWindow.identity());

    private final String label;
    private final IntensityWindow window;

    NamedWindow(String label, IntensityWindow window) {
        this.label = label;
        this.window = window;
    }

    /** The window called {@code label}. */
    public static Optional<IntensityWindow> find(String label) {
        return Arrays.stream(values())
                .filter(named -> named.label.equals(label))
                .findFirst()
                .map(named -> named.window);
    }

    /** All names. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(named -> named.label).toList();
    }
}
