package dev.margo.evaluate.volume;

import dev.margo.evaluate.InscribedEllipse;
import dev.margo.image.PixelSpacing;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.volume.SliceStack;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What can be answered to a box in the middle slice without looking at the volume. A model that is asked with boxes is worth
 * what it does better.
 */
public enum Baseline {
    /**
     * The ellipsoid that the box is the middle of, reaching as far across the slices as half the mean of the box's sides, in
     * mm. It knows what the model is told, and no more.
     */
    ELLIPSOID("ellipsoid") {
        @Override
        SortedMap<Integer, Mask> of(SliceStack stack, SortedMap<Integer, Mask> object, int middle) {
            PixelBox box = object.get(middle).bounds().orElseThrow();
            PixelSpacing spacing = stack.spacing();
            double radius = (box.width() * spacing.xMm() + box.height() * spacing.yMm()) / 4 / stack.spacingAcrossMm();
            SortedMap<Integer, Mask> masks = new TreeMap<>();
            for (int slice = 0; slice < stack.slices(); slice++) {
                double away = (slice - middle) / Math.max(radius, 0.5); // a slice is as thick as it is
                if (Math.abs(away) < 1) {
                    Mask mask = shrunk(stack, box, Math.sqrt(1 - away * away));
                    if (!mask.isEmpty()) {
                        masks.put(slice, mask);
                    }
                }
            }
            return masks;
        }
    },
    /**
     * The ellipse in the box on every slice that the object reaches: an oracle of the extent, which no user and no model is
     * told.
     */
    CYLINDER_ORACLE("cylinder-oracle") {
        @Override
        SortedMap<Integer, Mask> of(SliceStack stack, SortedMap<Integer, Mask> object, int middle) {
            Mask ellipse = shrunk(stack, object.get(middle).bounds().orElseThrow(), 1);
            SortedMap<Integer, Mask> masks = new TreeMap<>();
            object.keySet().forEach(slice -> masks.put(slice, ellipse));
            return masks;
        }
    };

    private final String label;

    Baseline(String label) {
        this.label = label;
    }

    /** What results call it, in place of settings; its start is empty. */
    public String label() {
        return label;
    }

    /** The inverse of {@link #label()}. */
    public static Optional<Baseline> find(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /** Its answer, by slice. @param object masks by slice, of which {@code middle} is one */
    abstract SortedMap<Integer, Mask> of(SliceStack stack, SortedMap<Integer, Mask> object, int middle);

    /** The ellipse in the box, its axes multiplied by {@code share}. */
    private static Mask shrunk(SliceStack stack, PixelBox box, double share) {
        return InscribedEllipse.in(box, stack.size().width(), stack.size().height(), share);
    }
}
