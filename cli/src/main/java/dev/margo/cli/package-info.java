/**
 * The {@code margo} command: one file per subcommand, and what they share.
 *
 * <p>Reads flags and files, calls {@code segment}, {@code checkpoint} and {@code zoo}, and says what came of it. The only
 * package that prints: results go to standard output, progress and notes to standard error. It computes nothing that
 * another program would want from a library.
 *
 * <p>Coordinates in flags, files and JSON are image pixels (x, y); (0, 0) is the centre of the top-left pixel.
 *
 * <p>Exit codes: 0 done, 1 a bug in Margo, 2 usage, 3 input or output files, 4 the model, 130 interrupted;
 * {@link dev.margo.cli.Failure} decides.
 */
package dev.margo.cli;
