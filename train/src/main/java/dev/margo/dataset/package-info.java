/**
 * Pictures with their objects, as data sets on disk hold them, in an order that a seed decides.
 *
 * <p>What passes through: files become a {@link dev.margo.dataset.Sample} (a windowed picture and its objects, in image
 * px) by a {@link dev.margo.dataset.Dataset}. Splits keep all samples of a patient on one side.
 *
 * <p>Knows pictures, labels and files; knows no model, no prompt and no tensor.
 */
package dev.margo.dataset;
