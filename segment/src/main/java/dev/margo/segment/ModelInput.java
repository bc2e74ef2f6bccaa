package dev.margo.segment;

/**
 * What the image encoder takes.
 *
 * @param values 3 x S x S normalised values, row-major; not copied, so treat them as given away
 * @param frame how the picture lies in the S x S square
 */
public record ModelInput(float[] values, ModelFrame frame) {}
