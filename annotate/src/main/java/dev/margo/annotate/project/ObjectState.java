package dev.margo.annotate.project;

import dev.margo.image.Axis;
import dev.margo.image.Colour;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One object. Immutable.
 *
 * @param look its name and so on
 * @param notes what was said, by slice
 * @param annotated by axis: the slices on which a user has said what the object is
 */
public record ObjectState(
        int id, Look look, Body body, Map<SliceName, SliceNotes> notes, Map<Axis, SortedSet<Integer>> annotated) {
    /**
     * What an object is called and how it is shown.
     *
     * @param accepted whether it is finished, and not to be changed
     */
    public record Look(String name, Colour colour, boolean visible, boolean accepted) {
        Look named(String other) {
            return new Look(other, colour, visible, accepted);
        }

        Look coloured(Colour other) {
            return new Look(name, other, visible, accepted);
        }

        Look shown(boolean shown) {
            return new Look(name, colour, shown, accepted);
        }

        Look accepted(boolean done) {
            return new Look(name, colour, visible, done);
        }
    }

    public ObjectState {
        notes = Map.copyOf(notes);
        annotated = Collections.unmodifiableMap(copy(annotated));
    }

    private static Map<Axis, SortedSet<Integer>> copy(Map<Axis, SortedSet<Integer>> annotated) {
        Map<Axis, SortedSet<Integer>> copy = new EnumMap<>(Axis.class);
        copy.putAll(annotated);
        copy.values().removeIf(SortedSet::isEmpty);
        return copy;
    }

    private static SortedSet<Integer> none() {
        return Collections.emptySortedSet();
    }

    static ObjectState made(int id, String name, Colour colour, VoxelGrid grid) {
        return new ObjectState(id, new Look(name, colour, true, false), Body.empty(grid), Map.of(), Map.of());
    }

    public SliceNotes notes(SliceName slice) {
        return notes.getOrDefault(slice, SliceNotes.NONE);
    }

    /** Annotated slices across {@code axis}. */
    public SortedSet<Integer> annotated(Axis axis) {
        return annotated.getOrDefault(axis, none());
    }

    /** The masks of the annotated slices across {@code axis}, empty ones where it was said to be absent. */
    public SortedMap<Integer, Mask> annotations(Axis axis) {
        SortedMap<Integer, Mask> masks = new TreeMap<>();
        annotated(axis).forEach(index -> masks.put(index, body.on(new SliceName(axis, index))));
        return masks;
    }

    ObjectState with(Look other) {
        return new ObjectState(id, other, body, notes, annotated);
    }

    /**
     * With a mask that a user is responsible for. Slices across other axes that it changes are annotated as well, where
     * any are: so propagation does not undo a correction that was made in another view.
     */
    ObjectState annotate(SliceName slice, Mask mask, SliceNotes said) {
        Body changed = body.with(slice, mask);
        Map<Axis, SortedSet<Integer>> marks = copy(annotated);
        marks.put(slice.axis(), plus(annotated(slice.axis()), slice.index()));
        for (Axis axis : Axis.values()) {
            if (axis != slice.axis() && !annotated(axis).isEmpty()) {
                marks.put(axis, touched(axis, body.on(slice), mask, slice.axis()));
            }
        }
        return new ObjectState(id, look, changed, noting(slice, said), marks);
    }

    private static SortedSet<Integer> plus(SortedSet<Integer> some, int further) {
        SortedSet<Integer> more = new TreeSet<>(some);
        more.add(further);
        return more;
    }

    /** The annotated slices across {@code axis} and those in which a pixel of a slice across {@code drawnOn} changed. */
    private SortedSet<Integer> touched(Axis axis, Mask before, Mask after, Axis drawnOn) {
        boolean alongRows = axis == Axis.Y ? drawnOn == Axis.Z : axis == Axis.Z;
        Mask changed = before.minus(after).or(after.minus(before));
        SortedSet<Integer> all = new TreeSet<>(annotated(axis));
        for (int y = 0; y < changed.height(); y++) {
            for (int x = 0; x < changed.width(); x++) {
                if (changed.get(x, y)) {
                    all.add(alongRows ? y : x);
                }
            }
        }
        return all;
    }

    private Map<SliceName, SliceNotes> noting(SliceName slice, SliceNotes said) {
        Map<SliceName, SliceNotes> all = new HashMap<>(notes);
        if (said.equals(SliceNotes.NONE)) {
            all.remove(slice);
        } else {
            all.put(slice, said);
        }
        return all;
    }

    ObjectState clear(SliceName slice) {
        Mask nothing = body.on(slice).minus(body.on(slice));
        Map<Axis, SortedSet<Integer>> marks = copy(annotated);
        SortedSet<Integer> rest = new TreeSet<>(annotated(slice.axis()));
        rest.remove(slice.index());
        marks.put(slice.axis(), rest);
        return new ObjectState(id, look, body.with(slice, nothing), noting(slice, SliceNotes.NONE), marks);
    }

    /** What was annotated stays as it is, whatever {@code masks} say. */
    ObjectState propagated(Axis axis, SortedMap<Integer, Mask> masks, boolean complete, VoxelGrid grid) {
        SortedMap<Integer, Mask> all = new TreeMap<>();
        for (int index = 0; complete && index < grid.size(axis); index++) {
            all.put(
                    index,
                    Mask.empty(
                            SliceName.sizeOf(grid, axis).width(),
                            SliceName.sizeOf(grid, axis).height()));
        }
        all.putAll(masks);
        all.keySet().removeAll(annotated(axis));
        return new ObjectState(id, look, body.withAll(axis, all), notes, annotated);
    }

    /** Voxels from elsewhere in place of its own; what was said is forgotten, and every slice with a voxel annotated. */
    ObjectState replaced(Body by, Axis axis) {
        SortedSet<Integer> slices = new TreeSet<>();
        by.extent(axis).ifPresent(range -> {
            for (int index = range.first(); index <= range.last(); index++) {
                if (!by.on(new SliceName(axis, index)).isEmpty()) {
                    slices.add(index);
                }
            }
        });
        return new ObjectState(id, look, by, Map.of(), Map.of(axis, slices));
    }
}
