package dev.margo.checkpoint;

/**
 * One record of a zip as its central directory tells it.
 *
 * @param size bytes as stored; for a compressed record not its contents' size
 * @param header position of the local header
 */
record ZipEntry(String name, int method, boolean encrypted, long size, long expandedSize, long header) {}
