package dev.margo.cli;

import dev.margo.image.Image;
import dev.margo.mask.LabelImage;
import java.util.Optional;

/**
 * A slice to be shown.
 *
 * @param number its index along the axis
 * @param labels of its pixels
 */
record SheetSlice(int number, Image image, Optional<LabelImage> labels) {}
