/**
 * What a user has done to one image, and the state that follows from it.
 *
 * <p>The state is a pure function of the interactions: {@link dev.margo.annotate.project.ProjectState#after} gives the next
 * one, and replaying all of them gives the last. An {@link dev.margo.annotate.project.Interaction} carries the masks that a
 * model answered with, so a replay needs no model and comes out the same on every machine. Undo and redo are records,
 * too; a {@link dev.margo.annotate.project.Timeline} knows which interactions count.
 *
 * <p>Knows masks, prompts, grids and the journal; knows nothing of models, of files of images, or of servers.
 *
 * <p>Walk of one step: {@code Interaction} - {@code InteractionJson} - {@code Journal}, on the disk - {@code
 * ProjectState}. {@link dev.margo.annotate.project.Project} does these in this order, and none of it if the disk
 * refuses.
 *
 * <p>Frames: the voxels of an object are masks by slice across z ({@link dev.margo.annotate.project.Body}); slices
 * across x and y are cut out of them, with the rows and columns of {@code Volume.slice}. Prompts are in px of their
 * slice.
 */
package dev.margo.annotate.project;
