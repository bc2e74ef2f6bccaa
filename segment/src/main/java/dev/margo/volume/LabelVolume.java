package dev.margo.volume;

import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Masks of many objects on slices across any axis, as ids by voxel; painted a slice across z at a time, when asked for. */
public final class LabelVolume {
    private final SliceStack stack;
    private final VoxelType type;
    private final Map<Integer, SortedMap<Integer, Mask>> masks;

    private LabelVolume(SliceStack stack, VoxelType type, Map<Integer, SortedMap<Integer, Mask>> masks) {
        this.stack = stack;
        this.type = type;
        this.masks = masks;
    }

    /**
     * A volume of labels on the stack's grid; 8 bits, or 16 if an id is above 255.
     *
     * @param masks by id, then by slice; keeps the inner maps. Where objects overlap, the later one wins
     */
    public static Volume of(SliceStack stack, Map<Integer, SortedMap<Integer, Mask>> masks) {
        boolean wide = masks.keySet().stream().anyMatch(id -> id > 255);
        VoxelType type = wide ? VoxelType.UINT16 : VoxelType.UINT8;
        LabelVolume labels = new LabelVolume(stack, type, new LinkedHashMap<>(masks));
        return Volume.of(
                stack.grid(),
                Volume.Layout.single(type),
                Intensity.stored(Intensity.Kind.LABELS),
                (z, t) -> labels.slice(z));
    }

    /**
     * The inverse: the masks of every id in {@code labels}, by id, then by slice across {@code axis}; without empty ones.
     * Ids of all layers count. Whole ids only, as {@link dev.margo.image.Segmentation} has them.
     */
    public static SortedMap<Integer, SortedMap<Integer, Mask>> masks(Volume labels, Axis axis) {
        SortedMap<Integer, SortedMap<Integer, Mask>> masks = new TreeMap<>();
        for (int time = 0; time < labels.layout().times(); time++) {
            for (int slice = 0; slice < labels.grid().size(axis); slice++) {
                LabelImage ids = ids(labels.slice(axis, slice, time));
                for (int id : ids.sizes().keySet()) {
                    masks.computeIfAbsent(id, unseen -> new TreeMap<>()).merge(slice, ids.maskOf(id), Mask::or);
                }
            }
        }
        return masks;
    }

    private static LabelImage ids(Image slice) {
        float[] samples = slice.samples();
        int[] ids = new int[samples.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (int) samples[i];
        }
        return LabelImage.of(slice.width(), slice.height(), ids);
    }

    private Voxels slice(int z) {
        VoxelGrid grid = stack.grid();
        byte[] bytes = new byte[grid.width() * grid.height() * type.bytes()];
        masks.forEach((id, slices) -> {
            if (stack.axis() != Axis.Z) {
                slices.forEach((slice, mask) -> paintRow(bytes, id, slice, mask, z));
            } else if (slices.containsKey(z)) {
                paint(bytes, id, slices.get(z));
            }
        });
        return Voxels.adopt(type, bytes);
    }

    private void paint(byte[] bytes, int id, Mask mask) {
        mask.bounds().ifPresent(box -> {
            for (int y = box.y0(); y <= box.y1(); y++) {
                for (int x = box.x0(); x <= box.x1(); x++) {
                    if (mask.get(x, y)) {
                        set(bytes, y * mask.width() + x, id);
                    }
                }
            }
        });
    }

    /** Row z of a slice across x or y: a column or a row of the slice across z. */
    private void paintRow(byte[] bytes, int id, int slice, Mask mask, int z) {
        int width = stack.grid().width();
        for (int along = 0; along < mask.width(); along++) {
            if (mask.get(along, z)) {
                set(bytes, stack.axis() == Axis.X ? along * width + slice : slice * width + along, id);
            }
        }
    }

    private void set(byte[] bytes, int voxel, int id) {
        bytes[voxel * type.bytes()] = (byte) id;
        if (type == VoxelType.UINT16) {
            bytes[2 * voxel + 1] = (byte) (id >> 8);
        }
    }
}
