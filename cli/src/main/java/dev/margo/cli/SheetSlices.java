package dev.margo.cli;

import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.Volume;
import dev.margo.mask.LabelImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts what a sheet shows out of a volume and its labels.
 *
 * @param labels on the same grid
 * @param view which way round slices are shown
 */
record SheetSlices(Volume volume, Optional<Volume> labels, Axis axis, int time, SliceView view) {

    /** At most {@code most} slices, evenly spread; where not all fit, from the first that has labels to the last. */
    List<SheetSlice> spread(int most) {
        DrawnRange shown = range(most);
        int all = shown.end() - shown.begin();
        int count = Math.min(most, all);
        List<SheetSlice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = shown.begin() + (int) ((2L * i + 1) * all / (2L * count)); // the middle one of each part
            Image image = view.of(volume.slice(axis, number, time));
            slices.add(new SheetSlice(number, image, labels.map(l -> view.of(labelsOf(l, number)))));
        }
        return slices;
    }

    private DrawnRange range(int most) {
        DrawnRange all = new DrawnRange(0, volume.grid().size(axis));
        return labels.filter(drawn -> all.end() > most)
                .map(drawn -> DrawnRange.of(drawn, axis))
                .filter(drawn -> !drawn.isEmpty())
                .orElse(all);
    }

    /** At the same time if there are as many, else of all layers, the later ones on top. */
    private LabelImage labelsOf(Volume drawn, int number) {
        int times = drawn.layout().times();
        boolean same = times == volume.layout().times();
        Image first = drawn.slice(axis, number, same ? time : 0);
        int[] ids = new int[first.size().area()];
        add(first, ids);
        for (int t = 1; t < times && !same; t++) {
            add(drawn.slice(axis, number, t), ids);
        }
        return LabelImage.of(first.width(), first.height(), ids);
    }

    private static void add(Image layer, int[] ids) {
        float[] samples = layer.samples();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = samples[i] == 0 ? ids[i] : (int) samples[i];
        }
    }
}
