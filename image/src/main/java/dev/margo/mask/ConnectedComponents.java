package dev.margo.mask;

/**
 * The pieces a mask falls into. Two passes with a union-find over provisional ids, so that stack and memory do not
 * depend on the shape of the pieces.
 */
public final class ConnectedComponents {
    private final Mask mask;
    private final boolean diagonal;
    private final int[] ids;
    private final Counts parents = new Counts();

    private ConnectedComponents(Mask mask, boolean diagonal) {
        this.mask = mask;
        this.diagonal = diagonal;
        this.ids = new int[mask.width() * mask.height()];
        parents.add(0);
    }

    /** Ids 1 to n, numbered by their first pixel in rows from the top left. */
    public static LabelImage of(Mask mask, Connectivity connectivity) {
        ConnectedComponents components = new ConnectedComponents(mask, connectivity == Connectivity.EIGHT);
        components.labelProvisionally();
        components.renumber();
        return LabelImage.of(mask.width(), mask.height(), components.ids);
    }

    private void labelProvisionally() {
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.has(x, y)) {
                    ids[y * mask.width() + x] = provisional(x, y);
                }
            }
        }
    }

    /** Joins the pixel to the neighbours already seen: left and the ones above. */
    private int provisional(int x, int y) {
        int id = join(idAt(x - 1, y), idAt(x, y - 1));
        if (diagonal) {
            id = join(id, join(idAt(x - 1, y - 1), idAt(x + 1, y - 1)));
        }
        if (id == 0) {
            id = parents.size();
            parents.add(id);
        }
        return id;
    }

    private int idAt(int x, int y) {
        return mask.has(x, y) ? ids[y * mask.width() + x] : 0;
    }

    /** The smaller root, so that a root is always the id of the piece's first pixel; 0 joins nothing. */
    private int join(int a, int b) {
        if (a == 0 || b == 0) {
            return a + b;
        }
        int rootA = root(a);
        int rootB = root(b);
        parents.set(Math.max(rootA, rootB), Math.min(rootA, rootB));
        return Math.min(rootA, rootB);
    }

    private int root(int id) {
        int at = id;
        while (parents.get(at) != at) {
            parents.set(at, parents.get(parents.get(at))); // halves the path for the next search
            at = parents.get(at);
        }
        return at;
    }

    private void renumber() {
        int[] finalIds = new int[parents.size()];
        int count = 0;
        for (int id = 1; id < finalIds.length; id++) {
            finalIds[id] = root(id) == id ? ++count : finalIds[root(id)];
        }
        for (int i = 0; i < ids.length; i++) {
            ids[i] = finalIds[ids[i]];
        }
    }
}
