package dev.margo.cli;

import dev.margo.image.Axis;
import dev.margo.image.Volume;
import dev.margo.io.VolumeReader;
import dev.margo.volume.VolumePictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the slices of a volume are seen by the model. */
final class VolumeOptions {
    @Option(
            names = "--axis",
            paramLabel = "x|y|z",
            converter = AxisText.class,
            description = "The axis that slices are counted along; default: the one of the largest spacing, else z.")
    private Optional<Axis> axis = Optional.empty();

    @Option(
            names = "--time",
            paramLabel = "T",
            description = "The time of a volume with several, from 0; default: the first.")
    private int time;

    @Option(
            names = "--window",
            paramLabel = "NAME|low,high",
            converter = WindowText.class,
            description = "How raw intensities become 0..255, as for 'margo segment', but fitted to the whole volume;"
                    + " default: file if that proposes one, else auto.")
    private WindowChoice window = WindowChoice.byDefault();

    int time() {
        return time;
    }

    /**
     * The volume, before its intensities are looked at.
     *
     * @param stated axis that a prompts file counts along
     * @throws UsageException if it is no volume, or has no such time, or the axes contradict each other
     */
    VolumePictures read(Path file, Optional<Axis> stated) throws IOException {
        if (!VolumeReader.isVolume(file)) {
            throw new UsageException(file + ": not a volume; pictures are for 'margo segment'");
        }
        if (axis.isPresent() && stated.isPresent() && axis.get() != stated.get()) {
            throw new UsageException("--axis %s, but the prompts file counts along %s; leave one out"
                    .formatted(AxisText.of(axis.get()), AxisText.of(stated.get())));
        }
        Volume volume = VolumeReader.read(file);
        if (time < 0 || time >= volume.layout().times()) {
            throw new UsageException("%s: there is no --time %s; times are 0 to %s"
                    .formatted(file, time, volume.layout().times() - 1));
        }
        Axis across = axis.or(() -> stated).orElseGet(() -> volume.grid().outOfPlane());
        return new VolumePictures(volume, across, time, window.of(file, volume.window()));
    }
}
