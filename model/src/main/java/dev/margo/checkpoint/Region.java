package dev.margo.checkpoint;

/** Where a storage lies in its file, in bytes. */
record Region(long position, long length) {
    Region {
        if (position < 0 || length < 0) {
            throw new IllegalArgumentException("a region of %s bytes at %s".formatted(length, position));
        }
    }
}
