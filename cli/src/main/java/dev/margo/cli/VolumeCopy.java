package dev.margo.cli;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.io.coco.CocoWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A volume or picture in another format. Labels take the names and colours of their segments along where both formats have
 * them.
 *
 * @param labels whether values are ids of objects, also where the source does not say so
 * @param coco how pixels are held, where that is not left to the format
 */
record VolumeCopy(Path source, Path target, boolean labels, Optional<CocoWriter.Shapes> coco) {
    /** Less than any scanner places a voxel by, more than floats of a header lose. */
    private static final double SAME_PLACE_MM = 0.001;

    void write(Console console) throws IOException {
        String format = targetFormat();
        VoxelGrid grid = copy();
        Volume written = VolumeReader.read(target);
        console.result("%s (%s) -> %s (%s): %s, %s"
                .formatted(
                        source,
                        VolumeReader.formatOf(source).orElseThrow(),
                        target,
                        format,
                        written,
                        place(grid, written.grid(), format)));
    }

    /** The grid of what was copied. */
    private VoxelGrid copy() throws IOException {
        if (!isOfLabels()) {
            Volume volume = VolumeReader.read(source);
            if (volume.intensity().kind() != Intensity.Kind.LABELS) {
                Interruption.guard(target, () -> VolumeWriter.write(target, volume));
                return volume.grid();
            }
        }
        Segmentation segmentation = VolumeReader.readLabels(source);
        Interruption.guard(target, () -> writeLabels(segmentation));
        return segmentation.labels().grid();
    }

    /** COCO holds nothing else. */
    private boolean isOfLabels() {
        return labels || TargetFile.endsWith(target, ".json");
    }

    private void writeLabels(Segmentation segmentation) throws IOException {
        if (coco.isPresent()) {
            CocoWriter.write(target, segmentation, coco.get());
        } else {
            VolumeWriter.writeLabels(target, segmentation);
        }
    }

    private String targetFormat() {
        try {
            return VolumeWriter.formatOf(target);
        } catch (FileNotWrittenException e) {
            throw new UsageException(e.getMessage(), e);
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
