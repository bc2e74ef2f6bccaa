package dev.margo.dataset;

import dev.margo.image.Axis;
import dev.margo.image.Volume;
import dev.margo.image.Voxels;
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

/**
 * Labels in one file. For a volume of one time, several times of the labels are layers of objects that overlap, as DICOM
 * SEG and NRRD have them; otherwise both have the same times.
 */
record LabelVolume(String file, Volume labels, Axis axis, boolean layered) implements SliceLabels {

    static LabelVolume read(Volume volume, Axis axis, Path file) throws IOException {
        Volume labels = GridMatch.onGridOf(volume, VolumeReader.readLabels(file).labels(), file);
        return of(volume, axis, file.toString(), labels);
    }

    static LabelVolume of(Volume volume, Axis axis, String file, Volume labels) throws IOException {
        int times = volume.layout().times();
        if (times != 1 && labels.layout().times() != times) {
            throw new ImageFormatException(
                    file,
                    "labels of %s times for a volume of %s; store labels for every time"
                            .formatted(labels.layout().times(), times));
        }
        requireNumbers(file, labels);
        return new LabelVolume(file, labels, axis, times == 1);
    }

    /** In a slice as a picture NaN would be the least label there. */
    private static void requireNumbers(String file, Volume labels) throws IOException {
        int slices = labels.layout().type().isWhole() ? 0 : labels.grid().depth();
        for (int i = 0; i < slices * labels.layout().times(); i++) {
            Voxels slice = labels.read(i % slices, i / slices);
            for (int at = 0; at < slice.count(); at++) {
                if (Double.isNaN(slice.get(at))) {
                    int width = labels.grid().width();
                    throw new ImageFormatException(
                            file,
                            "voxel (%s, %s, %s) has label NaN; expected whole numbers from 0 on; store 0 where there is no object"
                                    .formatted(at % width, at / width, i % slices));
                }
            }
        }
    }

    @Override
    public List<LabelImage> at(int index, int time) throws IOException {
        List<LabelImage> layers = new ArrayList<>();
        int end = layered ? labels.layout().times() : time + 1;
        for (int layer = layered ? 0 : time; layer < end; layer++) {
            layers.add(LabelPicture.ids(file, labels.slice(axis, index, layer)));
        }
        return layers;
    }

    @Override
    public SortedMap<String, SortedMap<Integer, Mask>> objects(int slices, int time) throws IOException {
        SortedMap<String, SortedMap<Integer, Mask>> objects = new TreeMap<>();
        for (int slice = 0; slice < slices; slice++) {
            List<LabelImage> layers = at(slice, time);
            for (int layer = 0; layer < layers.size(); layer++) {
                String prefix = layers.size() == 1 ? "" : layer + "/";
                LabelImage ids = layers.get(layer);
                for (int id : ids.sizes().keySet()) {
                    objects.computeIfAbsent(prefix + id, name -> new TreeMap<>())
                            .put(slice, ids.maskOf(id));
                }
            }
        }
        return objects;
    }
}
