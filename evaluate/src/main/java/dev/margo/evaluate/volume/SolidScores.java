package dev.margo.evaluate.volume;

import dev.margo.evaluate.volume.VolumeObjectRule.Wanted;
import dev.margo.image.PixelSpacing;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.metric.LabelVoxels;
import dev.margo.metric.Overlap;
import dev.margo.metric.SurfaceDistances;
import dev.margo.metric.VoxelSpacing;
import dev.margo.volume.SliceStack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Scores of objects on one stack of slices. */
record SolidScores(SliceStack stack, double nsdToleranceMm) {

    /** @param answer masks by slice; may be empty */
    VolumeScore.Scores of(Wanted object, SortedMap<Integer, Mask> answer) {
        SortedMap<Integer, Mask> truth = object.masks();
        Mask nothing = Mask.empty(stack.size().width(), stack.size().height());
        PixelBox box = around(truth.values(), answer.values());
        int first = answer.isEmpty() ? truth.firstKey() : Math.min(truth.firstKey(), answer.firstKey());
        int last = answer.isEmpty() ? truth.lastKey() : Math.max(truth.lastKey(), answer.lastKey());
        List<LabelImage> there = new ArrayList<>();
        List<LabelImage> here = new ArrayList<>();
        for (int slice = first; slice <= last; slice++) {
            there.add(LabelImage.ofMasks(
                    List.of(truth.getOrDefault(slice, nothing).part(box))));
            here.add(LabelImage.ofMasks(
                    List.of(answer.getOrDefault(slice, nothing).part(box))));
        }
        LabelVoxels truly = LabelVoxels.of(there, spacing());
        LabelVoxels answered = LabelVoxels.of(here, spacing());
        SurfaceDistances surfaces = SurfaceDistances.of(truly, answered, 1);
        Mask middle = answer.getOrDefault(object.middle(), nothing);
        return new VolumeScore.Scores(
                Overlap.of(truly, answered, 1).dice(),
                surfaces.nsd(nsdToleranceMm),
                surfaces.hausdorff95(),
                surfaces.average(),
                Overlap.of(truth.get(object.middle()), middle).dice(),
                extent(truth.keySet(), answer.keySet()));
    }

    /** Slices as z, whatever axis they are across. */
    private VoxelSpacing spacing() {
        PixelSpacing plane = stack.spacing();
        return new VoxelSpacing(plane.xMm(), plane.yMm(), stack.spacingAcrossMm());
    }

    private static PixelBox around(Collection<Mask> truth, Collection<Mask> answer) {
        Set<Mask> all = new HashSet<>(truth);
        all.addAll(answer);
        return all.stream().reduce(Mask::or).orElseThrow().bounds().orElseThrow();
    }

    private static double extent(Set<Integer> truth, Set<Integer> answer) {
        long both = truth.stream().filter(answer::contains).count();
        return new Overlap(truth.size(), answer.size(), both).dice();
    }
}
