/**
 * Variations of a {@link dev.margo.dataset.Sample} that keep picture and objects together: another place and scale,
 * other intensities.
 *
 * <p>Frames: a sample in image px goes in; out comes one whose longest side is the side S of the model frame. Everything
 * random follows from the generator that the caller passes.
 *
 * <p>Knows pictures and labels; knows no file, no model and no tensor.
 */
package dev.margo.augment;
