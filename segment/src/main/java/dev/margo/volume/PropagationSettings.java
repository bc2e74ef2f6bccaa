package dev.margo.volume;

import java.util.Objects;

/**
 * How objects are carried from slice to slice.
 *
 * @param leastIou that a slice's mask must have with the mask before it; propagation beyond the outermost annotated
 *     slices ends at the first with less. In [0, 1]; 0 ends at empty masks only
 */
public record PropagationSettings(Projection projection, double leastIou, Between between) {
    public PropagationSettings {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(between, "between");
        if (!(leastIou >= 0 && leastIou <= 1)) {
            throw new IllegalArgumentException("the least IoU lies in 0 to 1, got %s".formatted(leastIou));
        }
    }

    /** micro-sam's for models that have none of their own: the centre, IoU 0.5, boxes grown by 5 %. */
    public static PropagationSettings defaults() {
        return new PropagationSettings(Projection.CENTRE.withGrowth(new BoxGrowth(0.05)), 0.5, Between.MEETING);
    }

    /** As {@link #defaults()}, with boxes, which every model is trained on; some know no clicks. */
    public static PropagationSettings boxes() {
        return defaults().withProjection(Projection.BOX.withGrowth(new BoxGrowth(0.05)));
    }

    public PropagationSettings withProjection(Projection other) {
        return new PropagationSettings(other, leastIou, between);
    }

    public PropagationSettings withLeastIou(double other) {
        return new PropagationSettings(projection, other, between);
    }

    public PropagationSettings withBetween(Between other) {
        return new PropagationSettings(projection, leastIou, other);
    }
}
