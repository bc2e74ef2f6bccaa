package dev.margo.dataset;

import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Volume;
import dev.margo.io.VolumeReader;
import dev.margo.mask.LabelImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads a volume with its labels as slices across one axis, all in one window. */
final class VolumeSlices {
    /** So many voxels tell the window of a volume; of larger ones every second, third ... slice is looked at. */
    private static final long VOXELS_FOR_WINDOW = 1L << 26;

    private final String name;
    private final Volume volume;
    private final Axis axis;
    private IntensityWindow.Range window;

    private VolumeSlices(String name, Volume volume, Axis axis) {
        this.name = name;
        this.volume = volume;
        this.axis = axis;
    }

    /** The slices of {@code picture}, across its out-of-plane axis, that have an object. */
    static void read(String name, Path picture, List<Path> masks, FolderSettings settings, Consumer<Sample> samples)
            throws IOException {
        Volume volume = VolumeReader.read(picture);
        Axis axis = volume.grid().outOfPlane();
        SliceLabels labels = settings.masks() == MaskLayout.LABEL_MAP
                ? LabelVolume.read(volume, axis, masks.get(0))
                : VolumeMasks.read(volume, axis, masks);
        read(name, volume, axis, labels, settings, samples);
    }

    /** The slices of {@code volume} across {@code axis} that have an object. */
    static void read(
            String name,
            Volume volume,
            Axis axis,
            SliceLabels labels,
            FolderSettings settings,
            Consumer<Sample> samples)
            throws IOException {
        VolumeSlices slices = new VolumeSlices(name, volume, axis);
        ObjectFilter filter = new ObjectFilter(settings.ids(), settings.leastArea());
        for (int time = 0; time < volume.layout().times(); time++) {
            for (int i = 0; i < volume.grid().size(axis); i++) {
                List<LabelImage> layers = filter.apply(labels.at(i, time));
                if (!layers.isEmpty()) {
                    samples.accept(slices.sample(i, time, layers, settings.window()));
                }
            }
        }
    }

    private Sample sample(int index, int time, List<LabelImage> layers, IntensityWindow wanted) {
        if (window == null) { // not before there is an object to be shown
            window = wanted.fit(slicesForWindow());
        }
        String place = "%s %s=%s".formatted(name, axis.name().toLowerCase(Locale.ROOT), index);
        String words = volume.layout().times() == 1 ? place : place + " t=" + time;
        return new Sample(words, window.apply(volume.slice(axis, index, time)), layers);
    }

    private List<Image> slicesForWindow() {
        int times = volume.layout().times();
        int count = volume.grid().size(axis) * times;
        long voxels = volume.grid().voxels() * volume.layout().channels() * times;
        int step = (int) Math.min(count, (voxels + VOXELS_FOR_WINDOW - 1) / VOXELS_FOR_WINDOW);
        List<Image> slices = new ArrayList<>();
        for (int i = step / 2; i < count; i += step) {
            slices.add(volume.slice(axis, i / times, i % times));
        }
        return slices;
    }
}
