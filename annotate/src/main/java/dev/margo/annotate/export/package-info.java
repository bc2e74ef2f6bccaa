/**
 * Labels out of a project and into it, and what can be measured of them.
 *
 * <p>Knows states of projects, documents, and writers of files; knows nothing of models or servers. What is written is
 * the state, voxel by voxel; where objects overlap and the format has no layers, the one made later is on top, and that is
 * said.
 *
 * <p>Units: ml and mm where the spacing is known, voxels and px where not.
 */
package dev.margo.annotate.export;
