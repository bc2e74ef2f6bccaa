package dev.margo.volume;

import dev.margo.mask.DistanceTransform;
import dev.margo.mask.Mask;
import dev.margo.mask.Pixel;
import dev.margo.metric.Overlap;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.segment.Multimask;
import dev.margo.volume.PropagationEvent.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which settings suit a model, found on volumes whose objects are known. Each object starts from one prompt in the middle
 * of its slices, drawn from the truth; objects with fewer than {@value #LEAST_AREA} px there are left out.
 *
 * <p>Objects are scored one by one, so that where answers overlap, none takes voxels from another.
 *
 * <p>Source: multi_dimensional_segmentation.py in the evaluation of computational-cell-analytics/micro-sam at 3acdcd72.
 * Known differences: the point is one, deepest inside, not a random one with a random one beside the object; objects left out
 * do not count as failures.
 */
public final class SettingsSearch {
    private static final int LEAST_AREA = 10;

    private final SearchGrid grid;
    private final Start start;

    /** What is said about an object. */
    public enum Start {
        /** Its tight box. */
        BOX,
        /** The place deepest inside. */
        POINT;

        /** About a slice of the object that is not empty. */
        public Prompt of(Mask truth) {
            if (this == BOX) {
                return Box.of(truth.bounds().orElseThrow());
            }
            Pixel deepest = DistanceTransform.of(truth, DistanceTransform.Border.BACKGROUND, 1, 1)
                    .deepest()
                    .orElseThrow();
            return Point.foreground(deepest.x(), deepest.y());
        }
    }

    public SettingsSearch(SearchGrid grid, Start start) {
        this.grid = grid;
        this.start = start;
    }

    /** The objects that take part. @param truth by id, then by slice */
    public static List<SortedMap<Integer, Mask>> eligible(Map<Integer, SortedMap<Integer, Mask>> truth) {
        return truth.values().stream().filter(SettingsSearch::isEligible).toList();
    }

    /** Whether an object can be started from: it is there, and large enough, in the middle of its slices. */
    public static boolean isEligible(SortedMap<Integer, Mask> object) {
        return object.containsKey(middle(object)) && object.get(middle(object)).area() >= LEAST_AREA;
    }

    /** The slice that an object is started from. @param object by slice, not empty */
    public static int middle(SortedMap<Integer, Mask> object) {
        return (object.firstKey() + object.lastKey()) / 2;
    }

    /**
     * The mean Dice over the objects of one volume for every settings of the grid, in its order.
     *
     * @param objects that are {@link #eligible}, at least one
     * @param step called after each propagation, {@code objects.size() * grid.propagations()} times
     */
    public List<SettingsScore> score(
            SliceStack stack, SlicePredictor predictor, Collection<SortedMap<Integer, Mask>> objects, Runnable step) {
        if (objects.isEmpty()) {
            throw new IllegalArgumentException(
                    "no object with %s px or more in its middle slice".formatted(LEAST_AREA));
        }
        double[] sums = new double[grid.settings().size()];
        for (SortedMap<Integer, Mask> truth : objects) {
            List<Double> dice = ofObject(stack, predictor, truth, step);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += dice.get(i);
            }
        }
        List<SettingsScore> scores = new ArrayList<>();
        for (PropagationSettings settings : grid.settings()) {
            scores.add(new SettingsScore(settings, sums[scores.size()] / objects.size()));
        }
        return scores;
    }

    private List<Double> ofObject(
            SliceStack stack, SlicePredictor predictor, SortedMap<Integer, Mask> truth, Runnable step) {
        int slice = middle(truth);
        Mask first = predictor.predict(slice, ObjectPrompts.of(start.of(truth.get(slice))), Multimask.AUTO);
        double least = grid.leastIous().stream().min(Comparator.naturalOrder()).orElseThrow();
        List<Double> dice = new ArrayList<>();
        for (Projection projection : grid.grown()) {
            PropagationSettings settings = new PropagationSettings(projection, least, Between.MEETING);
            SortedMap<Integer, Mask> known = new TreeMap<>(Map.of(slice, first));
            Map<Integer, Double> ious = new HashMap<>();
            SortedMap<Integer, Mask> found = new Propagator(stack, predictor, settings)
                    .propagate(known, Watch.by(event -> {
                        if (event instanceof Stored stored) {
                            ious.put(stored.slice(), stored.iou());
                        }
                    }));
            grid.leastIous().forEach(iou -> dice.add(dice(truth, cut(found, ious, slice, iou))));
            step.run();
        }
        return dice;
    }

    /** What a propagation with a higher least IoU would have found: it goes the same way and ends earlier. */
    private static SortedMap<Integer, Mask> cut(
            SortedMap<Integer, Mask> found, Map<Integer, Double> ious, int slice, double leastIou) {
        int last = slice;
        while (ious.getOrDefault(last + 1, -1.0) >= leastIou) {
            last++;
        }
        int first = slice;
        while (ious.getOrDefault(first - 1, -1.0) >= leastIou) {
            first--;
        }
        return found.subMap(first, last + 1);
    }

    private static double dice(SortedMap<Integer, Mask> truth, SortedMap<Integer, Mask> found) {
        long both = 0;
        for (Map.Entry<Integer, Mask> entry : found.entrySet()) {
            Mask there = truth.get(entry.getKey());
            both += there == null ? 0 : there.and(entry.getValue()).area();
        }
        return new Overlap(area(truth), area(found), both).dice();
    }

    private static long area(SortedMap<Integer, Mask> masks) {
        return masks.values().stream().mapToLong(Mask::area).sum();
    }

    /** The settings with the best mean over the volumes, the first of equals. @param volumes the scores of each */
    public static SettingsScore best(List<List<SettingsScore>> volumes) {
        List<SettingsScore> means = new ArrayList<>();
        for (int i = 0; i < volumes.get(0).size(); i++) {
            int at = i;
            double mean = volumes.stream()
                    .mapToDouble(scores -> scores.get(at).dice())
                    .average()
                    .orElseThrow();
            means.add(new SettingsScore(volumes.get(0).get(i).settings(), mean));
        }
        return bestOf(means);
    }

    /** The best of one volume, the first of equals. */
    public static SettingsScore bestOf(List<SettingsScore> scores) {
        SettingsScore best = scores.get(0);
        for (SettingsScore score : scores) {
            best = score.dice() > best.dice() ? score : best;
        }
        return best;
    }

    /**
     * An oracle: the mean over the volumes of the best that each of them has, chosen by its own truth. This is the number
     * that MedicoSAM's released script reports; no user can have it, who does not know the truth.
     */
    public static double oracle(List<List<SettingsScore>> volumes) {
        return volumes.stream()
                .mapToDouble(scores -> bestOf(scores).dice())
                .average()
                .orElseThrow();
    }
}
