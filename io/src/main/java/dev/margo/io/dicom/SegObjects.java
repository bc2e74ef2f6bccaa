package dev.margo.io.dicom;

import dev.margo.image.Colour;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Voxels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The segments of an object to be written, numbered from 1 by label and layer, and its frames: which of them are drawn
 * in which slice.
 */
final class SegObjects {
    /** Of one segment in one slice, {@code number} counts from 1; of all of them, where it is 0. */
    record Frame(int z, int number) {}

    private static final int MOST = 65_535;

    private final Segmentation segmentation;
    private final List<Segment> segments;
    private final List<Frame> frames = new ArrayList<>();

    /**
     * Looks at every slice.
     *
     * @throws IllegalArgumentException if a voxel is no label
     */
    SegObjects(Segmentation segmentation) {
        this.segmentation = segmentation;
        List<Map<Integer, TreeSet<Integer>>> drawn = new ArrayList<>(); // by layer: z to its labels
        for (int layer = 0; layer < layers(); layer++) {
            drawn.add(drawn(layer));
        }
        segments = segments(drawn);
        for (int z = 0; z < depth(); z++) {
            for (int i = 0; i < segments.size(); i++) {
                Segment segment = segments.get(i);
                if (drawn.get(segment.layer()).get(z).contains(segment.label())) {
                    frames.add(new Frame(z, i + 1));
                }
            }
        }
    }

    private int depth() {
        return segmentation.labels().grid().depth();
    }

    int layers() {
        return segmentation.labels().layout().times();
    }

    private Map<Integer, TreeSet<Integer>> drawn(int layer) {
        Map<Integer, TreeSet<Integer>> drawn = new HashMap<>();
        for (int z = 0; z < depth(); z++) {
            TreeSet<Integer> labels = new TreeSet<>();
            int last = 0;
            for (int label : labels(z, layer)) {
                if (label != last) {
                    labels.add(label);
                    last = label;
                }
            }
            labels.remove(0);
            drawn.put(z, labels);
        }
        return drawn;
    }

    private List<Segment> segments(List<Map<Integer, TreeSet<Integer>>> drawn) {
        List<Segment> all = new ArrayList<>(segmentation.segments());
        for (int layer = 0; layer < drawn.size(); layer++) {
            TreeSet<Integer> unnamed = new TreeSet<>();
            drawn.get(layer).values().forEach(unnamed::addAll);
            for (Segment segment : segmentation.segments()) {
                if (segment.layer() == layer) {
                    unnamed.remove(segment.label());
                }
            }
            for (int label : unnamed) {
                all.add(new Segment("Label " + label, label, layer, Colour.ofLabel(label)));
            }
        }
        if (all.size() > MOST) {
            throw new IllegalArgumentException(
                    "%s objects, but a DICOM segmentation holds at most %s; write NIfTI or NRRD"
                            .formatted(all.size(), MOST));
        }
        all.sort(Comparator.comparingInt(Segment::label).thenComparingInt(Segment::layer));
        return List.copyOf(all);
    }

    /** Number n is the one before index n. */
    List<Segment> segments() {
        return segments;
    }

    /** By slice, then by number; only those in which something is drawn. */
    List<Frame> frames() {
        return frames;
    }

    /** One for each slice in which something is drawn. */
    List<Frame> slices() {
        return frames.stream()
                .mapToInt(Frame::z)
                .distinct()
                .mapToObj(z -> new Frame(z, 0))
                .toList();
    }

    /** That a number of a segment needs: 8 or 16. */
    int bits() {
        return segments.size() <= 255 ? 8 : 16;
    }

    /** Numbers of the segments of a slice, 0 for background. Only for objects of one layer. */
    int[] numbers(int z) {
        int[] numbers = labels(z, 0);
        Map<Integer, Integer> byLabel = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            byLabel.put(segments.get(i).label(), i + 1);
        }
        Arrays.setAll(numbers, i -> numbers[i] == 0 ? 0 : byLabel.get(numbers[i]));
        return numbers;
    }

    /** Ids of a slice, 0 for background. */
    int[] labels(int z, int layer) {
        Voxels voxels = segmentation.labels().stored(z, layer);
        int[] labels = new int[voxels.count()];
        Arrays.setAll(labels, i -> label(voxels.get(i)));
        return labels;
    }

    private static int label(double value) {
        if (value < 0 || value != (int) value) {
            throw new IllegalArgumentException(
                    "labels are whole numbers from 0 to %s, got %s".formatted(Integer.MAX_VALUE, value));
        }
        return (int) value;
    }
}
