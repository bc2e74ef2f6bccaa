package dev.margo.annotate.project;

import dev.margo.image.Axis;
import dev.margo.image.Size;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The voxels of one object: masks by slice across z, without empty ones. Immutable; what stays the same is shared. */
public final class Body {
    private final VoxelGrid grid;
    private final SortedMap<Integer, Mask> slices;

    private Body(VoxelGrid grid, SortedMap<Integer, Mask> slices) {
        this.grid = grid;
        this.slices = slices;
    }

    public static Body empty(VoxelGrid grid) {
        return new Body(grid, new TreeMap<>());
    }

    /** @param slices masks by slice across z */
    public static Body of(VoxelGrid grid, SortedMap<Integer, Mask> slices) {
        SortedMap<Integer, Mask> kept = new TreeMap<>(slices);
        kept.forEach((z, mask) -> requireFit(grid, new SliceName(Axis.Z, z), mask));
        kept.values().removeIf(Mask::isEmpty);
        return new Body(grid, kept);
    }

    private static void requireFit(VoxelGrid grid, SliceName slice, Mask mask) {
        Size size = SliceName.sizeOf(grid, slice.requireIn(grid).axis());
        if (mask.width() != size.width() || mask.height() != size.height()) {
            throw new IllegalArgumentException("a mask of %s x %s px does not fit slices across %s, which have %s"
                    .formatted(mask.width(), mask.height(), slice.letter(), size));
        }
    }

    /** By slice across z, without empty ones. */
    public SortedMap<Integer, Mask> slices() {
        return Collections.unmodifiableSortedMap(slices);
    }

    public boolean isEmpty() {
        return slices.isEmpty();
    }

    /** Number of voxels. */
    public long voxels() {
        return slices.values().stream().mapToLong(Mask::area).sum();
    }

    /** The object on a slice across any axis. */
    public Mask on(SliceName slice) {
        slice.requireIn(grid);
        Size size = SliceName.sizeOf(grid, slice.axis());
        Mask none = Mask.empty(size.width(), size.height());
        if (slice.axis() == Axis.Z) {
            return slices.getOrDefault(slice.index(), none);
        }
        boolean[] members = new boolean[size.area()];
        slices.forEach((z, mask) -> {
            for (int along = 0; along < size.width(); along++) {
                members[z * size.width() + along] =
                        slice.axis() == Axis.X ? mask.get(slice.index(), along) : mask.get(along, slice.index());
            }
        });
        return Mask.of(size.width(), size.height(), members);
    }

    /** The same object, but {@code mask} on a slice. */
    public Body with(SliceName slice, Mask mask) {
        requireFit(grid, slice, mask);
        SortedMap<Integer, Mask> changed = new TreeMap<>(slices);
        if (slice.axis() == Axis.Z) {
            put(changed, slice.index(), mask);
        } else {
            Mask before = on(slice);
            for (int z = 0; z < grid.depth(); z++) {
                if (differ(before, mask, z)) {
                    put(changed, z, withRow(z, slice, mask));
                }
            }
        }
        return new Body(grid, changed);
    }

    private static void put(SortedMap<Integer, Mask> slices, int z, Mask mask) {
        if (mask.isEmpty()) {
            slices.remove(z);
        } else {
            slices.put(z, mask);
        }
    }

    private static boolean differ(Mask a, Mask b, int row) {
        for (int x = 0; x < a.width(); x++) {
            if (a.get(x, row) != b.get(x, row)) {
                return true;
            }
        }
        return false;
    }

    /** Slice z, in which a row or a column is row z of a slice across y or x. */
    private Mask withRow(int z, SliceName slice, Mask mask) {
        Mask before = on(new SliceName(Axis.Z, z));
        int at = slice.index();
        return slice.axis() == Axis.X
                ? Mask.of(grid.width(), grid.height(), (x, y) -> x == at ? mask.get(y, z) : before.get(x, y))
                : Mask.of(grid.width(), grid.height(), (x, y) -> y == at ? mask.get(x, z) : before.get(x, y));
    }

    /** The same object with these masks on slices across {@code axis}. */
    public Body withAll(Axis axis, Map<Integer, Mask> masks) {
        Body body = this;
        for (Map.Entry<Integer, Mask> entry : masks.entrySet()) {
            body = body.with(new SliceName(axis, entry.getKey()), entry.getValue());
        }
        return body;
    }

    /** Its first and last slice along {@code axis}; nothing for an empty one. */
    public Optional<Range> extent(Axis axis) {
        if (isEmpty()) {
            return Optional.empty();
        }
        if (axis == Axis.Z) {
            return Optional.of(new Range(slices.firstKey(), slices.lastKey()));
        }
        return slices.values().stream()
                .map(mask -> mask.bounds().orElseThrow())
                .map(box -> along(box, axis))
                .reduce(Range::and);
    }

    private static Range along(PixelBox box, Axis axis) {
        return axis == Axis.X ? new Range(box.x0(), box.x1()) : new Range(box.y0(), box.y1());
    }

    /** The slices across z in which it differs from {@code other}; nothing if they are the same. */
    public Optional<Range> changes(Body other) {
        Range found = null;
        for (int z = 0; z < grid.depth(); z++) {
            Mask mine = slices.get(z);
            Mask theirs = other.slices.get(z);
            if (mine != theirs && (mine == null || !mine.equals(theirs))) {
                found = found == null ? new Range(z, z) : found.and(new Range(z, z));
            }
        }
        return Optional.ofNullable(found);
    }

    /** From one slice to another, both of them included. */
    public record Range(int first, int last) {
        Range and(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && grid.equals(that.grid) && slices.equals(that.slices);
    }

    @Override
    public int hashCode() {
        return slices.hashCode();
    }
}
