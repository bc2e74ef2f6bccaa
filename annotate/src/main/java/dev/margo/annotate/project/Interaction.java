package dev.margo.annotate.project;

import dev.margo.image.Axis;
import dev.margo.image.Colour;
import dev.margo.image.IntensityWindow;
import dev.margo.mask.Mask;
import dev.margo.prompt.Prompt;
import dev.margo.volume.Between;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One thing that was done, complete: the state after it follows without asking anybody. */
public sealed interface Interaction {
    /** One about a single object. */
    sealed interface OfObject extends Interaction {
        int object();
    }

    /** One about an object on a slice. */
    sealed interface OnSlice extends OfObject {
        SliceName slice();
    }

    /** A new object. */
    record Created(int object, String name, Colour colour) implements OfObject {}

    record Renamed(int object, String name) implements OfObject {}

    record Recoloured(int object, Colour colour) implements OfObject {}

    record Shown(int object, boolean visible) implements OfObject {}

    /** Accepted, or with {@code false} reopened. */
    record Accepted(int object, boolean accepted) implements OfObject {}

    record Deleted(int object) implements OfObject {}

    /**
     * A prompt, and what the model answered to all that were said on the slice by then. It makes the object if it is not
     * there.
     */
    record Prompted(int object, SliceName slice, Prompt prompt, Answer answer) implements OnSlice {}

    /** Another candidate of the last answer on the slice. */
    record Chosen(int object, SliceName slice, int candidate) implements OnSlice {}

    /**
     * Pixels that a user drew. It makes the object if it is not there.
     *
     * @param how what a history calls it: brush, mask, tidy
     */
    record Drawn(int object, SliceName slice, Mask pixels, Mode mode, String how) implements OnSlice {}

    /** What drawn pixels do to those that are there. */
    enum Mode {
        REPLACE,
        ADD,
        ERASE
    }

    /** All that was said on the slice is taken back. */
    record Cleared(int object, SliceName slice) implements OnSlice {}

    /** The object is not on the slice. */
    record Ended(int object, SliceName slice) implements OnSlice {}

    /**
     * The object was carried along an axis.
     *
     * @param masks by slice, without those that were annotated
     * @param complete whether it was not stopped: then slices without a mask have none
     */
    record Propagated(int object, Axis axis, Between between, SortedMap<Integer, Mask> masks, boolean complete)
            implements OfObject {}

    /** Labels from a file. */
    record Imported(List<Label> labels, Axis axis) implements Interaction {
        public Imported {
            labels = List.copyOf(labels);
        }

        /**
         * An object of it; one that is there gets these voxels in place of its own.
         *
         * @param name of an object that is made
         */
        public record Label(int object, String name, Colour colour, Body body) {}
    }

    /** What the model sees from black to white. */
    record Windowed(IntensityWindow.Range window) implements Interaction {}

    /** The status in the work list. */
    record Marked(WorkStatus status) implements Interaction {}

    /** The object it is about. */
    default Optional<Integer> about() {
        return this instanceof OfObject of ? Optional.of(of.object()) : Optional.empty();
    }
}
