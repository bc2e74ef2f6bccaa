package dev.margo.speed;

import dev.margo.sam.SamConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/** The published networks, by the names of their builders. */
public enum Architecture {
    VIT_T(SamConfig::vitT),
    VIT_B(SamConfig::vitB),
    VIT_L(SamConfig::vitL),
    VIT_H(SamConfig::vitH);

    private final Supplier<SamConfig> config;

    Architecture(Supplier<SamConfig> config) {
        this.config = config;
    }

    /**
     * Reads {@code vit_t}, {@code vit_b}, {@code vit_l} or {@code vit_h}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static Architecture parse(String text) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "architecture '%s' is unknown; write vit_t, vit_b, vit_l or vit_h".formatted(text)));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    SamConfig config() {
        return config.get();
    }
}
