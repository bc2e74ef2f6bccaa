/**
 * The annotator that training and evaluation talk to: it gives a first prompt for an object, looks at the answer, and
 * corrects it.
 *
 * <p>Frames: masks and prompts are in the px of one and the same picture. Everything random follows from the generator
 * that the caller passes.
 *
 * <p>Source: MedicoSAM (Archit et al., 2025), algorithm 1; OpenGVLab/SAM-Med2D at bfd2b93, utils.py.
 *
 * <p>Knows masks and prompts; knows no model, no file and no tensor.
 */
package dev.margo.simulate;
