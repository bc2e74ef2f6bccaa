package dev.margo.io.coco;

/**
 * An image that annotations refer to.
 *
 * @param fileName as the JSON has it; empty if it has none
 */
public record CocoImage(long id, String fileName, int width, int height) {}
