package dev.margo.volume;

/**
 * How well settings did.
 *
 * @param dice mean over objects, or over volumes; in [0, 1]
 */
public record SettingsScore(PropagationSettings settings, double dice) {}
