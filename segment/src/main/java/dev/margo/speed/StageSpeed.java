package dev.margo.speed;

import java.util.Optional;

/**
 * How fast one stage is.
 *
 * @param memory after it; absent where the system does not tell
 */
public record StageSpeed(Stage stage, Timing timing, Optional<ResidentMemory> memory) {}
