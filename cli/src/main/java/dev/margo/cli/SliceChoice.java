package dev.margo.cli;

import dev.margo.image.Axis;
import dev.margo.image.Volume;
import dev.margo.io.VolumeReader;
import dev.margo.io.raster.RasterReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which picture of a file is meant: its only one, or a slice of a volume.
 *
 * @param index of the slice, from 0
 * @param axis that slices are counted along
 * @param time index, from 0
 */
record SliceChoice(Optional<Integer> index, Optional<Axis> axis, Optional<Integer> time) {

    /**
     * The picture, with its spacing where the file says that.
     *
     * @throws UsageException if there is no such slice, or none was chosen of several
     * @throws IOException if the file cannot be read
     */
    Picture read(Path file) throws IOException {
        if (!VolumeReader.isVolume(file)) {
            requireNothingChosen(file);
            return new Picture(RasterReader.read(file), Optional.empty());
        }
        try {
            ChosenSlice slice = choose(file, VolumeReader.read(file));
            return new Picture(slice.image(), Optional.of(slice));
        } catch (UncheckedIOException e) { // slices are read only now
            throw e.getCause();
        }
    }

    private void requireNothingChosen(Path file) {
        if (index.isPresent() || axis.isPresent() || time.isPresent()) {
            throw new UsageException(
                    file + ": not a volume, so it has no slices; leave out --slice, --axis and --time");
        }
    }

    private ChosenSlice choose(Path file, Volume volume) {
        Axis across = axis.orElseGet(() -> volume.grid().outOfPlane());
        int slice = slice(file, across, volume.grid().size(across));
        return new ChosenSlice(volume, across, slice, timeOf(file, volume));
    }

    private int slice(Path file, Axis across, int count) {
        String range = "0 to %s along %s".formatted(count - 1, AxisText.of(across));
        if (index.isEmpty() && count > 1) {
            throw new UsageException("%s: a volume of several slices; choose one with --slice, %s (--axis changes this)"
                    .formatted(file, range));
        }
        int chosen = index.orElse(0);
        if (chosen < 0 || chosen >= count) {
            throw new UsageException("%s: there is no --slice %s; slices are %s".formatted(file, chosen, range));
        }
        return chosen;
    }

    /** The index of the time that is meant of {@code volume}. */
    int timeOf(Path file, Volume volume) {
        int chosen = time.orElse(0);
        int times = volume.layout().times();
        if (chosen < 0 || chosen >= times) {
            throw new UsageException("%s: there is no --time %s; times are 0 to %s".formatted(file, chosen, times - 1));
        }
        return chosen;
    }
}
