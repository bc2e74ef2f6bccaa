package dev.margo.io.tiff;

import dev.margo.image.Volume;
import dev.margo.io.AtomicFile;
import dev.margo.io.FileHead;
import dev.margo.io.WritableVolumeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** TIFF files. Labels are written as numbers; TIFF has no names for them. */
public final class TiffFormat implements WritableVolumeFormat {
    @Override
    public String name() {
        return "TIFF";
    }

    @Override
    public List<String> endings() {
        return List.of(".tif", ".tiff");
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.startsWith('I', 'I', 42, 0)
                || head.startsWith('M', 'M', 0, 42)
                || head.startsWith('I', 'I', 43, 0)
                || head.startsWith('M', 'M', 0, 43);
    }

    @Override
    public boolean hasPlace() {
        return false;
    }

    @Override
    public boolean isPicture(Path file) throws IOException {
        return TiffFile.open(file).pages().size() == 1;
    }

    @Override
    public Volume read(Path file) throws IOException {
        return TiffReader.read(file);
    }

    @Override
    public void write(Path file, Volume volume) throws IOException {
        TiffWriter writer = TiffWriter.of(file, volume);
        AtomicFile.write(file, writer::write);
    }
}
