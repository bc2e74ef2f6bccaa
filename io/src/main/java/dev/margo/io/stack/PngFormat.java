package dev.margo.io.stack;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.io.AtomicFile;
import dev.margo.io.FileHead;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.WritableVolumeFormat;
import dev.margo.io.raster.RasterReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A PNG file, which holds one slice. */
public final class PngFormat implements PictureFormat, WritableVolumeFormat {
    @Override
    public String name() {
        return "PNG";
    }

    @Override
    public List<String> endings() {
        return List.of(".png");
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    }

    @Override
    public Segmentation readLabels(Path file, Consumer<String> warnings) throws IOException {
        return Segmentation.unnamed(PictureVolume.of(RasterReader.readIds(file)));
    }

    @Override
    public void write(Path file, Volume volume) throws IOException {
        int slices = volume.grid().depth() * volume.layout().times();
        if (slices > 1) {
            throw new FileNotWrittenException(
                    file,
                    "PNG holds one slice, and this has %s; for a file each, give the name of a folder, without an ending"
                            .formatted(slices),
                    null);
        }
        AtomicFile.write(file, PngSlices.of(file, volume).encode(0));
    }
}
