package dev.margo.io.nrrd;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.io.AtomicFile;
import dev.margo.io.FileHead;
import dev.margo.io.WritableVolumeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** NRRD files. Labels keep the names and colours of their segments, as 3D Slicer has them. */
public final class NrrdFormat implements WritableVolumeFormat {
    @Override
    public String name() {
        return "NRRD";
    }

    @Override
    public List<String> endings() {
        return List.of(".nrrd", ".nhdr");
    }

    /** Headers without their data are read only. */
    @Override
    public List<String> writtenEndings() {
        return List.of(".nrrd");
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.startsWith('N', 'R', 'R', 'D', '0', '0', '0');
    }

    @Override
    public Volume read(Path file) throws IOException {
        return NrrdReader.read(file);
    }

    @Override
    public Segmentation readLabels(Path file, Consumer<String> warnings) throws IOException {
        return NrrdReader.readLabels(file);
    }

    @Override
    public void write(Path file, Volume volume) throws IOException {
        AtomicFile.write(file, out -> NrrdWriter.write(volume, out));
    }

    @Override
    public void writeLabels(Path file, Segmentation segmentation) throws IOException {
        AtomicFile.write(file, out -> NrrdWriter.writeLabels(segmentation, out));
    }
}
