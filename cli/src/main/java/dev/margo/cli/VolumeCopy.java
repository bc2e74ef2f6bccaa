package dev.margo.cli;

import dev.margo.image.Intensity;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.io.dicom.SeriesNeededException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A volume or picture in another format. Labels take the names and colours of their segments along where both formats have
 * them.
 *
 * @param labels whether values are ids of objects, also where the source does not say so
 * @param like the scan that labels were drawn on: where it is given, the source is taken for labels
 */
record VolumeCopy(Path source, LabelFile target, boolean labels, Optional<Path> like) {
    /** Less than any scanner places a voxel by, more than floats of a header lose. */
    private static final double SAME_PLACE_MM = 0.001;

    void write(Console console) throws IOException {
        VoxelGrid grid = like.isPresent() ? copyLabels(console, like.get()) : copy(console);
        Volume written = written();
        console.result("%s (%s) -> %s (%s): %s, %s"
                .formatted(
                        source,
                        VolumeReader.formatOf(source).orElseThrow(),
                        target.file(),
                        target.format(),
                        written,
                        place(grid, written.grid())));
    }

    /** The grid of the scan, in which they were copied. */
    private VoxelGrid copyLabels(Console console, Path scan) throws IOException {
        target.requireSource(scan);
        Segmentation segmentation = VolumeReader.readLabels(source, scan, warning -> warn(console, warning));
        target.write(segmentation, scan);
        return segmentation.labels().grid();
    }

    /** The grid of what was copied. */
    private VoxelGrid copy(Console console) throws IOException {
        if (target.isDicom()) {
            throw new UsageException(
                    "%s: a DICOM object of labels refers to the series they were drawn on; name that with --like SERIES"
                            .formatted(target.file()));
        }
        try {
            return labels || target.isCoco() ? copyLabels(console) : copyVolume(console);
        } catch (SeriesNeededException e) {
            throw new UsageException(e.getMessage() + ", with --like SERIES", e);
        }
    }

    private VoxelGrid copyVolume(Console console) throws IOException {
        Volume volume = VolumeReader.read(source);
        if (volume.intensity().kind() == Intensity.Kind.LABELS) {
            return copyLabels(console);
        }
        Interruption.guard(target.file(), () -> VolumeWriter.write(target.file(), volume));
        return volume.grid();
    }

    private VoxelGrid copyLabels(Console console) throws IOException {
        Segmentation segmentation = VolumeReader.readLabels(source, warning -> warn(console, warning));
        target.write(segmentation, source);
        return segmentation.labels().grid();
    }

    private void warn(Console console, String warning) {
        console.note("%s: %s".formatted(source, warning));
    }

    /** DICOM's outlines have a grid only together with their scan. */
    private Volume written() throws IOException {
        return target.isDicom()
                ? VolumeReader.readLabels(target.file(), like.orElseThrow(), warning -> {})
                        .labels()
                : VolumeReader.read(target.file());
    }

    private String place(VoxelGrid from, VoxelGrid to) throws IOException {
        double mm = from.distanceMm(to);
        if (mm <= SAME_PLACE_MM) {
            return "geometry kept";
        }
        if (target.hasPlace()) {
            return "geometry CHANGED by up to %s mm".formatted(ResultJson.rounded(mm, 3));
        }
        return "%s and orientation LOST (it was %s); there is none in %s"
                .formatted(
                        sameSpacing(from, to) ? "spacing kept; place" : "spacing, place",
                        from.toPatient().letters(),
                        target.format());
    }

    private static boolean sameSpacing(VoxelGrid from, VoxelGrid to) {
        double[] expected = from.toPatient().spacing();
        double[] found = to.toPatient().spacing();
        return IntStream.range(0, found.length).allMatch(i -> Math.abs(found[i] - expected[i]) <= SAME_PLACE_MM);
    }
}
