package dev.margo.io.coco;

/**
 * An object in an image.
 *
 * @param label its id in a label volume, from 1
 * @param layer the time of the label volume that it is in
 * @param crowd whether it is many objects that nobody told apart
 */
public record CocoAnnotation(
        long id, long imageId, long categoryId, int label, int layer, boolean crowd, CocoShape shape) {}
