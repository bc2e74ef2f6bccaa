/**
 * Pictures drawn by a rule, with exact labels: stand-ins for CT, MR, ultrasound, X-ray, microscopy, endoscopy and
 * dermoscopy that belong to no patient.
 *
 * <p>Everything follows from a seed: the same seed draws the same {@link dev.margo.dataset.Sample} on every machine.
 *
 * <p>Knows pictures and labels; knows no file, no model and no tensor.
 */
package dev.margo.phantom;
