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

/**
 * A volume in another format. Labels take the names and colours of their segments along where both formats have them.
 *
 * @param like the scan that labels were drawn on: where it is given, the source is taken for labels
 */
record VolumeCopy(Path source, LabelFile target, Optional<Path> like) {
    /** Less than any scanner places a voxel by, more than floats of a header lose. */
    private static final double SAME_PLACE_MM = 0.001;

    void write(Console console) throws IOException {
        if (like.isPresent()) {
            writeLabels(console, like.get());
        } else if (target.isDicom()) {
            throw new UsageException(
                    "%s: a DICOM object of labels refers to the series they were drawn on; name that with --like SERIES"
                            .formatted(target.file()));
        } else {
            writeVolume(console);
        }
    }

    /** In the grid of the scan. */
    private void writeLabels(Console console, Path scan) throws IOException {
        target.requireSource(scan);
        Segmentation labels = VolumeReader.readLabels(source, scan, warning -> warn(console, warning));
        target.write(labels, scan);
        Volume written =
                VolumeReader.readLabels(target.file(), scan, warning -> {}).labels();
        tell(console, written, labels.labels().grid());
    }

    private void writeVolume(Console console) throws IOException {
        Volume volume = read();
        if (volume.intensity().kind() == Intensity.Kind.LABELS) {
            Segmentation labels = VolumeReader.readLabels(source, warning -> warn(console, warning));
            target.write(labels, source);
        } else {
            Interruption.guard(target.file(), () -> VolumeWriter.write(target.file(), volume));
        }
        tell(console, VolumeReader.read(target.file()), volume.grid());
    }

    private Volume read() throws IOException {
        try {
            return VolumeReader.read(source);
        } catch (SeriesNeededException e) {
            throw new UsageException(e.getMessage() + ", with --like SERIES", e);
        }
    }

    private void warn(Console console, String warning) {
        console.note("%s: %s".formatted(source, warning));
    }

    private void tell(Console console, Volume written, VoxelGrid grid) throws IOException {
        console.result("%s (%s) -> %s (%s): %s, %s"
                .formatted(
                        source,
                        VolumeReader.formatOf(source).orElseThrow(),
                        target.file(),
                        target.format(),
                        written,
                        place(grid, written.grid())));
    }

    private static String place(VoxelGrid from, VoxelGrid to) {
        double mm = from.distanceMm(to);
        return mm <= SAME_PLACE_MM
                ? "geometry kept"
                : "geometry CHANGED by up to %s mm".formatted(ResultJson.rounded(mm, 3));
    }
}
