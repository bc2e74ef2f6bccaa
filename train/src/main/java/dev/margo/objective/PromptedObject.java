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
    private Optional<float[]> drawnBox = Optional.empty();
    private Optional<float[]> answer = Optional.empty();

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

    /** The box as a mask prompt: what the network sees whenever it is not shown an answer. */
    void draw(Optional<float[]> logits) {
        drawnBox = logits;
    }

    void add(List<Point> further) {
        points.addAll(further);
    }

    /** Forgets everything said before. */
    void restart(List<Point> only) {
        points = new ArrayList<>(only);
        box = Optional.empty();
        drawnBox = Optional.empty();
    }

    /** The answer that the network is shown in the next round, if any. */
    void show(Optional<float[]> logits) {
        answer = logits;
    }

    List<Point> points() {
        return points;
    }

    Optional<Box> box() {
        return box;
    }

    /** The low-res mask prompt of the next round. */
    Optional<float[]> maskPrompt() {
        return answer.or(() -> drawnBox);
    }
}
