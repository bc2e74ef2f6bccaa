package dev.margo.io.dicom;

import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.io.FileHead;
import dev.margo.io.VolumeFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** DICOM behind the door to all formats: a file, a DICOMDIR, or a folder that holds one series. */
public final class DicomFormat implements VolumeFormat {
    private static final byte[] MAGIC = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final int PREAMBLE = 128;

    @Override
    public String name() {
        return "DICOM";
    }

    @Override
    public List<String> endings() {
        return List.of(".dcm", ".dicom", ".ima");
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.folder() && !head.pictures() || head.name().equals("dicomdir") || hasMagic(head.bytes());
    }

    private static boolean hasMagic(byte[] bytes) {
        return bytes.length >= PREAMBLE + MAGIC.length
                && Arrays.equals(bytes, PREAMBLE, PREAMBLE + MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** As {@link DicomReader#read(Path)}; where the least value is white, values are turned so that it is the greatest. */
    @Override
    public Volume read(Path file) throws IOException {
        DicomVolume read = DicomReader.read(file);
        return read.display().inverted() ? turned(read.volume()) : read.volume();
    }

    private static Volume turned(Volume volume) {
        Intensity stored = volume.intensity();
        VoxelType type = volume.layout().type();
        double ends = type.isWhole() ? type.least() + type.most() : 0;
        return volume.withIntensity(
                new Intensity(stored.kind(), -stored.slope(), stored.slope() * ends + stored.intercept()));
    }
}
