package dev.margo.io.dicom;

import java.io.IOException;

/** Bytes that are read where they are needed: a file's, or memory's. Nothing has to be closed. */
interface ByteSource {
    long size();

    /**
     * The {@code count} bytes from {@code at}, which must lie inside.
     *
     * @throws IOException if the file cannot be read any more, or was cut in the meantime
     */
    byte[] read(long at, int count) throws IOException;
}
