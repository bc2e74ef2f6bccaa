/**
 * The trainer: takes samples, an objective and a recipe; leaves a checkpoint that can be segmented with, and a record
 * of how it came about.
 *
 * <p>A run is a folder. It can be interrupted at any time and continues bit by bit where its last checkpoint was.
 *
 * <p>Knows every package of this module; knows no command line.
 */
package dev.margo.train;
