package dev.margo.io.coco;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.io.FileHead;
import dev.margo.io.WritableVolumeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** COCO files as label volumes. What is written is taken for labels. */
public final class CocoFormat implements WritableVolumeFormat {
    @Override
    public String name() {
        return "COCO";
    }

    @Override
    public List<String> endings() {
        return List.of(".json");
    }

    /** A text; the length that a .safetensors file begins with may look like its first sign. */
    @Override
    public boolean recognises(FileHead head) {
        return head.text().stripLeading().startsWith("{") && head.text().indexOf(0) < 0;
    }

    @Override
    public boolean hasPlace() {
        return false;
    }

    @Override
    public Volume read(Path file) throws IOException {
        return CocoVolume.of(file.toString(), CocoFile.read(file)).labels();
    }

    @Override
    public Segmentation readLabels(Path file, Consumer<String> warnings) throws IOException {
        return CocoVolume.of(file.toString(), CocoFile.read(file));
    }

    @Override
    public void write(Path file, Volume volume) throws IOException {
        writeLabels(file, Segmentation.unnamed(volume));
    }

    @Override
    public void writeLabels(Path file, Segmentation segmentation) throws IOException {
        CocoWriter.write(file, segmentation, CocoWriter.Shapes.COMPRESSED);
    }
}
