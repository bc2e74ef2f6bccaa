/**
 * What an evaluation found, as one HTML page for reading and for printing: figures, tables, examples, and what it takes to
 * do it again. {@link dev.margo.report.ReportData} goes in, {@link dev.margo.report.Report} writes the file; of volumes
 * {@link dev.margo.report.VolumeReportData} and {@link dev.margo.report.VolumeReport}.
 *
 * <p>The page stands alone: no script, no request, pictures and figures inside; it is well-formed XML, too. Every model has a
 * tone, a hatching and a mark, so that nothing depends on colour. Text from outside is escaped in one place, {@link
 * dev.margo.report.Markup}. The same data gives the same bytes.
 *
 * <p>Lengths in figures are units of their view box, x to the right, y down. Masks, prompts and pictures are in image px.
 *
 * <p>Knows what {@code evaluate} measures, and pictures, masks and prompts. Knows no model, no data set's files, and measures
 * nothing itself.
 *
 * <p>Source: the kinds of figures are those of MedicoSAM (Archit et al., 2025) and, for attributes, of Segment Anything Model
 * for Medical Images? (Huang et al., 2024).
 */
package dev.margo.report;
