package dev.margo.annotate.export;

import dev.margo.annotate.project.ObjectState;
import dev.margo.annotate.project.ProjectState;
import dev.margo.image.Axis;
import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.mask.Mask;
import dev.margo.volume.LabelVolume;
import dev.margo.volume.SliceStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects of a state as labels: ids by voxel, on the grid of the image. */
final class Labels {
    private final VoxelGrid grid;
    private final List<List<ObjectState>> layers;

    private Labels(VoxelGrid grid, List<List<ObjectState>> layers) {
        this.grid = grid;
        this.layers = layers;
    }

    /** In one layer; of objects that overlap the one made later is on top. */
    static Labels flat(ProjectState state) {
        return new Labels(state.grid(), List.of(List.copyOf(state.objects().values())));
    }

    /** In as few layers as keep every object whole: each goes into the first one where it overlaps nothing. */
    static Labels layered(ProjectState state) {
        List<List<ObjectState>> layers = new ArrayList<>(List.of(new ArrayList<>()));
        for (ObjectState object : state.objects().values()) {
            List<ObjectState> room = layers.stream()
                    .filter(layer -> layer.stream().noneMatch(other -> overlap(object, other)))
                    .findFirst()
                    .orElse(null);
            if (room == null) {
                room = new ArrayList<>();
                layers.add(room);
            }
            room.add(object);
        }
        return new Labels(state.grid(), layers);
    }

    private static boolean overlap(ObjectState a, ObjectState b) {
        SortedMap<Integer, Mask> others = b.body().slices();
        return a.body().slices().entrySet().stream()
                .anyMatch(slice -> others.containsKey(slice.getKey())
                        && !slice.getValue().and(others.get(slice.getKey())).isEmpty());
    }

    /** Voxels that more than one object has. */
    static boolean anyOverlap(ProjectState state) {
        return layered(state).layers.size() > 1;
    }

    Segmentation segmentation() {
        List<Volume> volumes = layers.stream().map(this::volume).toList();
        boolean wide = volumes.stream().anyMatch(volume -> volume.layout().type() == VoxelType.UINT16);
        Volume labels = volumes.get(0);
        if (volumes.size() > 1) {
            List<Volume> alike = wide ? layers.stream().map(this::wideVolume).toList() : volumes;
            Volume.Layout layout = new Volume.Layout(
                    wide ? VoxelType.UINT16 : VoxelType.UINT8, 1, volumes.size(), OptionalDouble.empty());
            labels = Volume.of(
                    grid,
                    layout,
                    Intensity.stored(Intensity.Kind.LABELS),
                    (z, t) -> alike.get(t).read(z, 0));
        }
        return new Segmentation(labels, segments());
    }

    private Volume volume(List<ObjectState> layer) {
        return LabelVolume.of(new SliceStack(grid, Axis.Z), masks(layer));
    }

    /** In 16 bits, whatever the ids are. */
    private Volume wideVolume(List<ObjectState> layer) {
        Map<Integer, SortedMap<Integer, Mask>> masks = masks(layer);
        masks.putIfAbsent(256, new TreeMap<>());
        return LabelVolume.of(new SliceStack(grid, Axis.Z), masks);
    }

    private static Map<Integer, SortedMap<Integer, Mask>> masks(List<ObjectState> layer) {
        Map<Integer, SortedMap<Integer, Mask>> masks = new LinkedHashMap<>();
        layer.forEach(object -> masks.put(object.id(), object.body().slices()));
        return masks;
    }

    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            for (ObjectState object : layers.get(layer)) {
                segments.add(new Segment(
                        object.look().name(), object.id(), layer, object.look().colour()));
            }
        }
        return segments;
    }
}
