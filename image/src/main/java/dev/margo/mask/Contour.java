package dev.margo.mask;

/**
 * One closed boundary of a mask.
 *
 * @param polygon along pixel edges, vertices only where it turns; clockwise on a screen if it is the outside of an
 *     island, counter-clockwise if it is the rim of a hole
 * @param hole whether it is the rim of a hole
 */
public record Contour(Polygon polygon, boolean hole) {}
