package dev.margo.evaluate.volume;

import dev.margo.mask.ConnectedComponents;
import dev.margo.mask.Connectivity;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The connected pieces of an object through slices. Voxels that share a face, an edge or a corner belong together. */
final class SolidPieces {
    private final List<Integer> parents = new ArrayList<>(); // of the pieces of single slices
    private final List<Mask> masks = new ArrayList<>();
    private final List<Integer> slices = new ArrayList<>();

    private SolidPieces() {}

    /** In the order of their first slices, then of their first pixels there. @param object masks by slice */
    static List<SortedMap<Integer, Mask>> of(SortedMap<Integer, Mask> object) {
        SolidPieces pieces = new SolidPieces();
        LabelImage below = null;
        int belowFirst = 0;
        int belowSlice = 0;
        for (Map.Entry<Integer, Mask> slice : object.entrySet()) {
            int first = pieces.parents.size();
            LabelImage here = pieces.add(slice.getKey(), slice.getValue());
            if (below != null && belowSlice == slice.getKey() - 1) {
                pieces.join(below, belowFirst, here, first);
            }
            below = here;
            belowFirst = first;
            belowSlice = slice.getKey();
        }
        return pieces.collected();
    }

    private LabelImage add(int slice, Mask mask) {
        LabelImage found = ConnectedComponents.of(mask, Connectivity.EIGHT);
        for (int id : found.sizes().keySet()) {
            parents.add(parents.size());
            masks.add(found.maskOf(id));
            slices.add(slice);
        }
        return found;
    }

    /** What touches across two neighbouring slices; their pieces are numbered from the given ones on. */
    private void join(LabelImage below, int belowFirst, LabelImage above, int aboveFirst) {
        for (int y = 0; y < below.height(); y++) {
            for (int x = 0; x < below.width(); x++) {
                int id = below.get(x, y);
                if (id != 0) {
                    joinAround(above, x, y, belowFirst + id - 1, aboveFirst);
                }
            }
        }
    }

    private void joinAround(LabelImage above, int x, int y, int piece, int aboveFirst) {
        for (int v = Math.max(0, y - 1); v <= Math.min(above.height() - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(above.width() - 1, x + 1); u++) {
                if (above.get(u, v) != 0) {
                    int a = root(piece);
                    int b = root(aboveFirst + above.get(u, v) - 1);
                    parents.set(Math.max(a, b), Math.min(a, b)); // so that a root is always the first piece
                }
            }
        }
    }

    private int root(int piece) {
        int at = piece;
        while (parents.get(at) != at) {
            at = parents.get(at);
        }
        return at;
    }

    private List<SortedMap<Integer, Mask>> collected() {
        Map<Integer, SortedMap<Integer, Mask>> collected = new LinkedHashMap<>();
        for (int i = 0; i < parents.size(); i++) {
            collected.computeIfAbsent(root(i), piece -> new TreeMap<>()).merge(slices.get(i), masks.get(i), Mask::or);
        }
        return List.copyOf(collected.values());
    }
}
