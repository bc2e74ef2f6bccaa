/**
 * Measures how well a model segments what it is asked for: it is prompted for every object of labelled pictures as a user
 * would, corrected round by round, and each answer is scored. One row per object and round, and a summary of them.
 *
 * <p>Masks, prompts and objects are in the px of the picture as it was read. All chance is a function of the seed and of
 * what it is needed for, so results depend neither on the order nor on the number of threads.
 *
 * <p>Source: MedicoSAM (Archit et al., 2025) and its code, computational-cell-analytics/medico-sam at 0766e8f, for the
 * rounds. Known differences: scores are per object, not per class of an image; pictures and answers belong together by name;
 * every run is repeatable.
 *
 * <p>Source: Huang et al., Segment Anything Model for Medical Images? (2024), for the study: prompts that are not perfect, more
 * points, everything mode, and what makes objects hard.
 *
 * <p>Knows pictures, masks, prompts and metrics; of data sets {@link dev.margo.dataset.SampleSource}, of models only {@link
 * dev.margo.evaluate.Annotatable}. Knows no tensor, no training and no format of pictures.
 */
package dev.margo.evaluate;
