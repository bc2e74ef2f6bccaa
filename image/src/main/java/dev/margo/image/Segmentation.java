package dev.margo.image;

import java.util.List;

/**
 * Objects drawn in a volume: ids by voxel, and what those stand for, as far as that is known. Objects that overlap are in
 * layers of their own, which are the times of {@code labels}.
 *
 * @param labels one channel; 0 is background
 * @param segments in the order to show; ids without one are objects too
 */
public record Segmentation(Volume labels, List<Segment> segments) {
    public Segmentation {
        segments = List.copyOf(segments);
        labels = labels.rescaled().withIntensity(Intensity.stored(Intensity.Kind.LABELS));
        if (labels.layout().channels() != 1) {
            throw new IllegalArgumentException(
                    "labels have 1 channel, got %s".formatted(labels.layout().channels()));
        }
        for (Segment segment : segments) {
            if (segment.layer() >= labels.layout().times()) {
                throw new IllegalArgumentException("the segment of label %s is in layer %s, but there are only %s"
                        .formatted(
                                segment.label(),
                                segment.layer(),
                                labels.layout().times()));
            }
        }
    }

    /** Labels that nobody has named. */
    public static Segmentation unnamed(Volume labels) {
        return new Segmentation(labels, List.of());
    }
}
