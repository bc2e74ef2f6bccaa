/**
 * Measures how well a model carries objects through volumes: each object of a labelled volume is started from one prompt in
 * the middle of its slices, drawn from its label, propagated to all other slices, and scored as a whole. One row per object,
 * start and settings, and a summary of them.
 *
 * <p>Walk of one file: a {@link dev.margo.dataset.LabelledVolume} gives objects ({@link
 * dev.margo.evaluate.volume.VolumeObjectRule}); a {@link dev.margo.evaluate.volume.VolumeSubject} looks at the volume once,
 * whose embeddings all objects, starts and settings share; {@link dev.margo.volume.Propagator} carries the first answer;
 * {@link dev.margo.evaluate.volume.VolumeScore} is what came of it. {@link dev.margo.evaluate.MeasuredFiles} keeps it.
 *
 * <p>An object is its masks by slice, counted from 0 along the axis that the volume is cut across; masks and prompts are in
 * px of the slice, surfaces in mm. Nothing is drawn by lot but the bootstrap, so results depend neither on the order nor on
 * the number of threads.
 *
 * <p>Knows volumes, their objects and models as {@code evaluate} does. Knows no tensor, no training and no format of volumes.
 *
 * <p>Source: evaluation/multi_dimensional_segmentation.py of computational-cell-analytics/micro-sam at 3acdcd72, and
 * experiments/evaluation/sam1 of computational-cell-analytics/medico-sam at 0766e8f. Known differences: settings are given,
 * and never chosen by the volumes that are reported; objects are scored one by one, so none takes voxels from another;
 * a point is one, deepest inside; ADR 10.
 */
package dev.margo.evaluate.volume;
