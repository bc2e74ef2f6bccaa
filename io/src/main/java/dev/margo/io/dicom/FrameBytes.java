package dev.margo.io.dicom;

import java.io.IOException;

/** The encoded bytes of each frame of a file. */
@FunctionalInterface
interface FrameBytes {
    /** The bytes of frame {@code index}, which counts from 0. */
    byte[] frame(int index) throws IOException;
}
