package dev.margo.mask;

/** A whole pixel by column {@code x} and row {@code y}; (0, 0) is the top-left one. */
public record Pixel(int x, int y) {}
