/**
 * The images that a user may open: the work list, and what is known of an open one.
 *
 * <p>Knows files of images, their values and geometry, and which files were given; of projects only whose they are; knows
 * nothing of objects, models or servers. Paths come from the command line only: a client names items by id, so there is no
 * path to climb out of.
 *
 * <p>Types that pass through: paths become {@link dev.margo.annotate.document.WorkItem}s of a {@link
 * dev.margo.annotate.document.WorkList}; one of them becomes a {@link dev.margo.annotate.document.Document}, a {@code
 * Volume} with its three views; a picture is a volume of one slice.
 */
package dev.margo.annotate.document;
