/**
 * Pictures with their objects, as data sets on disk hold them, in an order that a seed decides.
 *
 * <p>What passes through: a {@link dev.margo.dataset.SampleSource} reads files into {@link dev.margo.dataset.Sample}s (a
 * windowed picture and its objects, in image px): {@link dev.margo.dataset.FolderSource},
 * {@link dev.margo.dataset.SaMed2dSource}, {@link dev.margo.dataset.SamMed2dSource},
 * {@link dev.margo.dataset.MedSamSource}, {@link dev.margo.dataset.Hdf5Source}. A {@link dev.margo.dataset.Split} keeps
 * those of one side, all files of a patient together. {@link dev.margo.dataset.SampleCache} reads what is left once and
 * makes a {@link dev.margo.dataset.Dataset} of it. Several of these are a {@link dev.margo.dataset.DatasetMix}, gone
 * through in a {@link dev.margo.dataset.SampleOrder} by the background threads of a {@link dev.margo.dataset.SampleFeed}.
 *
 * <p>Knows pictures, labels and files; knows no model, no prompt and no tensor.
 */
package dev.margo.dataset;
