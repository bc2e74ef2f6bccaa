package dev.margo.io.stack;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.io.FileHead;
import dev.margo.io.VolumeReader;
import dev.margo.io.WritableVolumeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A folder of pictures, one for each slice. A new folder is written where a name has no ending. */
public final class SliceFolderFormat implements WritableVolumeFormat {
    @Override
    public String name() {
        return "PNG slices";
    }

    @Override
    public List<String> endings() {
        return List.of(FileHead.FOLDER);
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.pictures();
    }

    @Override
    public boolean hasPlace() {
        return false;
    }

    @Override
    public Volume read(Path folder) throws IOException {
        return SliceFolder.of(folder).volume(VolumeReader::read);
    }

    @Override
    public Segmentation readLabels(Path folder, Consumer<String> warnings) throws IOException {
        return Segmentation.unnamed(SliceFolder.of(folder)
                .volume(file -> VolumeReader.readLabels(file, warnings).labels()));
    }

    @Override
    public void write(Path folder, Volume volume) throws IOException {
        PngSlices slices = PngSlices.of(folder, volume);
        NewFolder.write(folder, volume.grid().depth(), SliceFolderFormat::nameOf, slices::encode);
    }

    /** The file of slice {@code z}: {@code slice_0042.png}. */
    public static String nameOf(int z) {
        return "slice_%s.png"
                .formatted("0".repeat(Math.max(0, 4 - Integer.toString(z).length())) + z);
    }
}
