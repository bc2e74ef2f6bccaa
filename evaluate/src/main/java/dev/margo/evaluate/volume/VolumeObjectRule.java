package dev.margo.evaluate.volume;

import dev.margo.mask.Mask;
import dev.margo.volume.SettingsSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What counts as an object to be asked for. Whatever the rule, it must be there in the middle of its slices, with as many
 * pixels as {@link SettingsSearch} wants.
 *
 * @param pieces whether each connected piece of an id is an object, pieces being joined over edges and corners too; else an
 *     id is one
 * @param leastVoxels objects of fewer voxels are not asked for
 */
public record VolumeObjectRule(boolean pieces, long leastVoxels) {
    private static final long LEAST_VOXELS = 100;

    public VolumeObjectRule {
        if (leastVoxels < 1) {
            throw new IllegalArgumentException(
                    "objects of at least %s voxels; expected 1 or more".formatted(leastVoxels));
        }
    }

    /** Every piece of {@value #LEAST_VOXELS} voxels or more. */
    public static VolumeObjectRule everyPiece() {
        return new VolumeObjectRule(true, LEAST_VOXELS);
    }

    /** An object to be asked for: its name within the volume, and its masks by slice. */
    record Wanted(String name, SortedMap<Integer, Mask> masks) {
        /** Of all slices. */
        long voxels() {
            return masks.values().stream().mapToLong(Mask::area).sum();
        }

        /** That it is started from. */
        int middle() {
            return SettingsSearch.middle(masks);
        }
    }

    /** Those of a volume, in its order. @param objects by name, then by slice */
    List<Wanted> in(SortedMap<String, SortedMap<Integer, Mask>> objects) {
        List<Wanted> wanted = new ArrayList<>();
        for (Map.Entry<String, SortedMap<Integer, Mask>> object : objects.entrySet()) {
            List<SortedMap<Integer, Mask>> parts =
                    pieces ? SolidPieces.of(object.getValue()) : List.of(object.getValue());
            for (int i = 0; i < parts.size(); i++) {
                String name = pieces ? object.getKey() + "." + (i + 1) : object.getKey();
                Wanted part = new Wanted(name, parts.get(i));
                if (!part.masks.isEmpty() && part.voxels() >= leastVoxels && SettingsSearch.isEligible(part.masks)) {
                    wanted.add(part);
                }
            }
        }
        return wanted;
    }
}
