/**
 * From prompts on a few slices to objects through a volume.
 *
 * <p>Knows slices of a grid, masks, prompts and a model that answers prompts on one slice ({@link
 * dev.margo.volume.SlicePredictor}); knows nothing of files of volumes, of tensors, of servers, or of how a user asks.
 *
 * <p>Walk of one volume: a {@code Volume} and an axis give windowed pictures ({@link dev.margo.volume.VolumePictures}),
 * of which {@link dev.margo.volume.EmbeddedSlices} keeps a few embeddings in memory and the rest on disk. A user's
 * prompts on slice 40 become a mask there, an annotation of {@link dev.margo.volume.InteractiveVolume}. The {@link
 * dev.margo.volume.Propagator} turns that mask into prompts for slice 41 ({@link dev.margo.volume.Projection}), the
 * answer there into prompts for slice 42, and so on until an answer has too little in common with the mask before it;
 * then downwards from slice 39. Between two annotated slices it starts from both and meets in the middle. A correction
 * on slice 60 makes a further annotation, and only the slices up to the annotated neighbours are asked again. The
 * masks of all objects become a label {@code Volume} on the grid of the scan.
 *
 * <p>Frames: a slice is counted from 0 along the axis; masks and prompts are in px of the slice's picture, whose rows and
 * columns are those of {@code Volume.slice}. <em>Up</em> is towards greater slice numbers. Shares and IoUs are in
 * [0, 1].
 *
 * <p>Source: multi_dimensional_segmentation.py and prompt_based_segmentation.py of
 * computational-cell-analytics/micro-sam at 3acdcd72; what differs is in ADR 9.
 */
package dev.margo.volume;
