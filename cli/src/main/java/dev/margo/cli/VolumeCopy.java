package dev.margo.cli;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import java.io.IOException;
import java.nio.file.Path;

/** A volume in another format. Labels take the names and colours of their segments along where both formats have them. */
record VolumeCopy(Path source, Path target) {
    /** Less than any scanner places a voxel by, more than floats of a header lose. */
    private static final double SAME_PLACE_MM = 0.001;

    void write(Console console) throws IOException {
        String format = targetFormat();
        Volume volume = VolumeReader.read(source);
        Interruption.guard(target, () -> copy(volume));
        Volume written = VolumeReader.read(target);
        console.result("%s (%s) -> %s (%s): %s, %s"
                .formatted(
                        source,
                        VolumeReader.formatOf(source).orElseThrow(),
                        target,
                        format,
                        written,
                        place(volume.grid(), written.grid(), format)));
    }

    private String targetFormat() {
        try {
            return VolumeWriter.formatOf(target);
        } catch (FileNotWrittenException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private void copy(Volume volume) throws IOException {
        if (volume.intensity().kind() == Intensity.Kind.LABELS) {
            Segmentation labels = VolumeReader.readLabels(source);
            VolumeWriter.writeLabels(target, labels);
        } else {
            VolumeWriter.write(target, volume);
        }
    }

    private static String place(VoxelGrid from, VoxelGrid to, String format) {
        double mm = from.distanceMm(to);
        if (mm <= SAME_PLACE_MM) {
            return "geometry kept";
        }
        VoxelGrid unturned = new VoxelGrid(to.width(), to.height(), to.depth(), spaced(from));
        return unturned.distanceMm(to) <= SAME_PLACE_MM
                ? "spacing kept; place and orientation LOST (it was %s), as %s has none"
                        .formatted(from.toPatient().letters(), format)
                : "geometry CHANGED by up to %s mm".formatted(ResultJson.rounded(mm, 3));
    }

    private static Affine spaced(VoxelGrid grid) {
        double[] mm = grid.toPatient().spacing();
        return Affine.spaced(mm[0], mm[1], mm[2]);
    }
}
