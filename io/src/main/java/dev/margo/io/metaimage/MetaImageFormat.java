package dev.margo.io.metaimage;

import dev.margo.image.Volume;
import dev.margo.io.AtomicFile;
import dev.margo.io.FileHead;
import dev.margo.io.WritableVolumeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** MetaImage files. Labels are written as numbers; MetaImage has no names for them. */
public final class MetaImageFormat implements WritableVolumeFormat {
    private static final Pattern FIRST_TAG =
            Pattern.compile("\\s*(ObjectType\\s*=\\s*Image|NDims\\s*=\\s*\\d|Comment\\s*=)");

    @Override
    public String name() {
        return "MetaImage";
    }

    @Override
    public List<String> endings() {
        return List.of(".mha", ".mhd");
    }

    /** Files with their data beside them are read only. */
    @Override
    public List<String> writtenEndings() {
        return List.of(".mha");
    }

    @Override
    public boolean recognises(FileHead head) {
        return FIRST_TAG.matcher(head.text()).lookingAt();
    }

    @Override
    public Volume read(Path file) throws IOException {
        return MetaReader.read(file);
    }

    @Override
    public void write(Path file, Volume volume) throws IOException {
        AtomicFile.write(file, out -> MetaWriter.write(volume, out));
    }
}
