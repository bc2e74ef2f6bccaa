package dev.margo.io.coco;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import dev.margo.mask.RunLengthEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The images of a file as slices, drawn as they are asked for. Of annotations that overlap in a layer the later one counts. */
final class CocoVolume {
    private final CocoImage size;
    private final List<List<CocoAnnotation>> bySlice = new ArrayList<>();
    private final VoxelType type;
    private final int layers;

    private CocoVolume(CocoFile file) {
        size = file.images().get(0);
        Map<Long, List<CocoAnnotation>> byImage = new HashMap<>();
        int most = 0;
        int deepest = 0;
        for (CocoAnnotation annotation : file.annotations()) {
            byImage.computeIfAbsent(annotation.imageId(), id -> new ArrayList<>())
                    .add(annotation);
            most = Math.max(most, annotation.label());
            deepest = Math.max(deepest, annotation.layer());
        }
        for (CocoImage image : file.images()) {
            bySlice.add(byImage.getOrDefault(image.id(), List.of()));
        }
        type = most <= 255 ? VoxelType.UINT8 : most <= 65535 ? VoxelType.UINT16 : VoxelType.INT32;
        layers = deepest + 1;
    }

    static Segmentation of(String file, CocoFile content) throws ImageFormatException {
        CocoImage first = content.images().get(0);
        for (CocoImage image : content.images()) {
            if (image.width() != first.width() || image.height() != first.height()) {
                throw new ImageFormatException(
                        file,
                        "image %s has %s x %s pixels, but image %s has %s x %s; slices of a volume are alike, so split the file"
                                .formatted(
                                        image.id(),
                                        image.width(),
                                        image.height(),
                                        first.id(),
                                        first.width(),
                                        first.height()));
            }
        }
        return new Segmentation(new CocoVolume(content).volume(), segments(content));
    }

    private Volume volume() {
        VoxelGrid grid = new VoxelGrid(size.width(), size.height(), bySlice.size(), Affine.spaced(1, 1, 1));
        Volume.Layout layout = new Volume.Layout(type, 1, layers, OptionalDouble.empty());
        return Volume.of(grid, layout, Intensity.stored(Intensity.Kind.LABELS), this::slice);
    }

    private Voxels slice(int z, int layer) {
        int[] ids = new int[size.width() * size.height()];
        for (CocoAnnotation annotation : bySlice.get(z)) {
            if (annotation.layer() == layer) {
                draw(annotation, ids);
            }
        }
        byte[] bytes = new byte[ids.length * type.bytes()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (ids[i / type.bytes()] >> Byte.SIZE * (i % type.bytes()));
        }
        return Voxels.adopt(type, bytes);
    }

    private void draw(CocoAnnotation annotation, int[] ids) {
        RunLengthEncoding runs = annotation.shape() instanceof CocoShape.Runs given
                ? given.runs()
                : RunLengthEncoding.of(annotation.shape().toMask(size.width(), size.height()));
        int[] counts = runs.counts();
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int p = at; i % 2 == 1 && p < at + counts[i]; p++) {
                ids[p % size.height() * size.width() + p / size.height()] = annotation.label();
            }
            at += counts[i];
        }
    }

    /** Labels that have a name of their own in every image. */
    private static List<Segment> segments(CocoFile file) {
        Map<Long, String> names = new HashMap<>();
        file.categories().forEach(category -> names.put(category.id(), category.name()));
        Map<List<Integer>, String> found = new TreeMap<>((a, b) -> a.get(0).equals(b.get(0))
                ? a.get(1).compareTo(b.get(1))
                : a.get(0).compareTo(b.get(0)));
        for (CocoAnnotation annotation : file.annotations()) {
            String name = names.getOrDefault(annotation.categoryId(), CocoWriter.UNNAMED);
            found.merge(List.of(annotation.layer(), annotation.label()), name, (a, b) -> a.equals(b) ? a : "");
        }
        return found.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().isBlank() && !entry.getValue().equals(CocoWriter.UNNAMED))
                .map(entry -> {
                    int label = entry.getKey().get(1);
                    Segment plain = Segment.of(entry.getValue(), label);
                    return new Segment(entry.getValue(), label, entry.getKey().get(0), plain.colour());
                })
                .toList();
    }
}
