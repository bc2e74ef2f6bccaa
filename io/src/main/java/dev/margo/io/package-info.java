/**
 * What every reader and writer of files shares: the door to volumes of any format, the error for a file that is not what
 * it should be, and the one way in which files are written. Formats of volumes are found as services.
 *
 * <p>Knows nothing of networks or segmentation. Depends on the JDK alone; the formats are in the packages below.
 */
package dev.margo.io;
