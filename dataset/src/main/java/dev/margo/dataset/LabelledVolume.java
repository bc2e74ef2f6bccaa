package dev.margo.dataset;

import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Volume;
import dev.margo.io.VolumeReader;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Consumer;

/** A volume and its labels as slices across one axis, all in one window. */
public final class LabelledVolume {
    /** So many voxels tell the window of a volume; of larger ones every second, third ... slice is looked at. */
    private static final long VOXELS_FOR_WINDOW = 1L << 26;

    private final String name;
    private final Volume volume;
    private final Axis axis;
    private final SliceLabels labels;
    private final FolderSettings settings;

    LabelledVolume(String name, Volume volume, Axis axis, SliceLabels labels, FolderSettings settings) {
        this.name = name;
        this.volume = volume;
        this.axis = axis;
        this.labels = labels;
        this.settings = settings;
    }

    /** The volume in {@code picture}, to be cut across its out-of-plane axis. */
    static LabelledVolume read(String name, Path picture, List<Path> masks, FolderSettings settings)
            throws IOException {
        Volume volume = VolumeReader.read(picture);
        Axis axis = volume.grid().outOfPlane();
        SliceLabels labels = settings.masks() == MaskLayout.LABEL_MAP
                ? LabelVolume.read(volume, axis, masks.get(0))
                : VolumeMasks.read(volume, axis, masks);
        return new LabelledVolume(name, volume, axis, labels, settings);
    }

    /** What messages and tables call it: its file. */
    public String name() {
        return name;
    }

    /** The scan. */
    public Volume volume() {
        return volume;
    }

    /** That it is cut across. */
    public Axis axis() {
        return axis;
    }

    /** From its intensities to 0..255; to be fitted to all of it. */
    public IntensityWindow window() {
        return settings.window();
    }

    /**
     * The masks of every object at one time, by name, then by slice across the axis; without empty ones. A name is an id,
     * before which stands the layer's number where there are several layers, or the number of a file where each has one
     * object.
     *
     * @throws IOException if a label is none
     */
    public SortedMap<String, SortedMap<Integer, Mask>> objects(int time) throws IOException {
        return labels.objects(volume.grid().size(axis), time);
    }

    private record Place(int index, int time) {}

    /** Hands out the slices that have an object; of more than {@code most}, as many that are evenly spread over them. */
    void slices(int most, Consumer<Sample> samples) throws IOException {
        ObjectFilter filter = new ObjectFilter(settings.ids(), settings.leastArea());
        IntensityWindow.Range window = null;
        for (Place at : most == Integer.MAX_VALUE ? places() : chosen(filter, most)) {
            List<LabelImage> layers = filter.apply(labels.at(at.index, at.time));
            if (!layers.isEmpty()) {
                window = window == null ? settings.window().fit(slicesForWindow()) : window;
                Image slice = volume.slice(axis, at.index, at.time);
                samples.accept(new Sample(place(at.index, at.time), window.apply(slice), layers, slice.spacing()));
            }
        }
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (int time = 0; time < volume.layout().times(); time++) {
            for (int i = 0; i < volume.grid().size(axis); i++) {
                places.add(new Place(i, time));
            }
        }
        return places;
    }

    private List<Place> chosen(ObjectFilter filter, int most) throws IOException {
        List<Place> shown = new ArrayList<>();
        for (Place at : places()) {
            if (!filter.apply(labels.at(at.index, at.time)).isEmpty()) {
                shown.add(at);
            }
        }
        return EvenPlaces.of(shown.size(), most).mapToObj(shown::get).toList();
    }

    private String place(int index, int time) {
        String slice = volume.grid().size(axis) == 1
                ? name
                : "%s %s=%s".formatted(name, axis.name().toLowerCase(Locale.ROOT), index);
        return volume.layout().times() == 1 ? slice : slice + " t=" + time;
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
