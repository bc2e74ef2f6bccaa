/**
 * What every reader and writer of files shares: the error for a file that is not what it should be, and the one way in
 * which files are written.
 *
 * <p>Knows nothing of networks or segmentation. Depends on the JDK alone; the formats are in the packages below.
 */
package dev.margo.io;
