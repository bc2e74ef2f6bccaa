package dev.margo.augment;

/** What is seen outside a picture. */
enum Fill {
    BLACK,
    /** The mean of the picture's outermost pixels. */
    EDGE_MEAN
}
