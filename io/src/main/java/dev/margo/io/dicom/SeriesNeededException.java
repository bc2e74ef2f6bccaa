package dev.margo.io.dicom;

import java.io.IOException;
import java.nio.file.Path;

/** A file holds outlines only, which become voxels in the grid of the series they were drawn on. */
public final class SeriesNeededException extends IOException {
    private static final long serialVersionUID = 1L;

    SeriesNeededException(Path file) {
        super(file + ": an RT structure set holds outlines and no voxels; name the series it was drawn on, too");
    }
}
