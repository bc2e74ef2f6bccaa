package dev.margo.io.stack;

import dev.margo.image.Volume;
import dev.margo.io.VolumeFormat;
import dev.margo.io.raster.RasterReader;
import java.io.IOException;
import java.nio.file.Path;

/** A format whose files hold one slice, and nothing of where that lies. */
interface PictureFormat extends VolumeFormat {
    @Override
    default boolean hasPlace() {
        return false;
    }

    @Override
    default boolean isPicture(Path file) {
        return true;
    }

    @Override
    default Volume read(Path file) throws IOException {
        return PictureVolume.of(RasterReader.read(file));
    }
}
