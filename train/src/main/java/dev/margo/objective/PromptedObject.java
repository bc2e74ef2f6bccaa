package dev.margo.objective;

import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One row: an object, and all that was said about it so far. In model px. */
final class PromptedObject {
    final Picture picture;
    final Mask object;
    final double weight; // its share of the batch's loss
    private List<Point> points = new ArrayList<>();
    private Optional<Box> box = Optional.empty();
    private Optional<float[]> lowRes = Optional.empty();

    PromptedObject(Picture picture, Mask object, double weight) {
        this.picture = picture;
        this.object = object;
        this.weight = weight;
    }

    /**
     * The picture of the batch that an object is in.
     *
     * @param index in the batch
     * @param random all the chance in what is said about its objects
     */
    record Picture(int index, RandomGenerator random) {}

    void start(Point point) {
        points.add(point);
    }

    void start(Box first) {
        box = Optional.of(first);
    }

    void add(List<Point> further) {
        points.addAll(further);
    }

    /** Forgets everything said before. */
    void restart(List<Point> only) {
        points = new ArrayList<>(only);
        box = Optional.empty();
    }

    void maskPrompt(Optional<float[]> logits) {
        lowRes = logits;
    }

    List<Point> points() {
        return points;
    }

    Optional<Box> box() {
        return box;
    }

    /** The low-res mask prompt of the next round. */
    Optional<float[]> maskPrompt() {
        return lowRes;
    }
}
