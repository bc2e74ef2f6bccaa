/**
 * How well an answer agrees with the truth: overlap, and distances between surfaces.
 *
 * <p>Knows masks, label volumes and millimetres; knows no model, no file and no prompt. Depends on {@code image} and
 * {@code mask} only. Arrays are (z, y, x), row-major; coordinates are (x, y, z). Where there is no spacing, pass 1 and
 * read every millimetre as a pixel.
 *
 * <p>Empty objects: two of them agree fully (Dice, IoU and NSD are 1, distances 0); an empty and another one not at all
 * (Dice, IoU and NSD are 0, distances infinite). The references say NaN to the first; means are then over fewer values.
 *
 * <p>Source: google-deepmind/surface-distance, as MedSAM's challenges use it (Nikolov et al., Deep learning to achieve
 * clinically applicable segmentation of head and neck anatomy, 2018), for surfaces.
 */
package dev.margo.metric;
