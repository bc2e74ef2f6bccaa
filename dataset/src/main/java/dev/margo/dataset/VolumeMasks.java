package dev.margo.dataset;

import dev.margo.image.Axis;
import dev.margo.image.Volume;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Objects of a volume that have a file each, kept as the masks of the slices that they reach. */
final class VolumeMasks implements SliceLabels {
    private final List<SortedMap<Integer, Mask>> objects = new ArrayList<>(); // one per file

    private VolumeMasks() {}

    static VolumeMasks read(Volume volume, Axis axis, List<Path> files) throws IOException {
        VolumeMasks masks = new VolumeMasks();
        for (Path file : files) {
            Volume object =
                    GridMatch.onGridOf(volume, VolumeReader.readLabels(file).labels(), file);
            if (volume.layout().times() != 1 || object.layout().times() != 1) {
                throw new ImageFormatException(
                        file.toString(), "one mask per object needs volumes of one time; split them by time");
            }
            masks.add(axis, object);
        }
        return masks;
    }

    private void add(Axis axis, Volume object) {
        SortedMap<Integer, Mask> slices = new TreeMap<>();
        for (int i = 0; i < object.grid().size(axis); i++) {
            Mask mask = LabelPicture.mask(object.slice(axis, i, 0));
            if (!mask.isEmpty()) {
                slices.put(i, mask);
            }
        }
        objects.add(slices);
    }

    @Override
    public List<LabelImage> at(int index, int time) {
        List<Mask> masks = objects.stream()
                .filter(object -> object.containsKey(index))
                .map(object -> object.get(index))
                .toList();
        return masks.isEmpty()
                ? List.of()
                : MaskLayers.of(masks.get(0).width(), masks.get(0).height(), masks);
    }

    @Override
    public SortedMap<String, SortedMap<Integer, Mask>> objects(int slices, int time) {
        SortedMap<String, SortedMap<Integer, Mask>> named = new TreeMap<>();
        for (int i = 0; i < objects.size(); i++) {
            named.put(Integer.toString(i + 1), objects.get(i));
        }
        return named;
    }
}
