package dev.margo.evaluate;

import dev.margo.dataset.Sample;
import dev.margo.mask.ConnectedComponents;
import dev.margo.mask.Connectivity;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What counts as an object to be asked for.
 *
 * @param pieces whether each connected piece of an id is an object, pieces being joined over corners too; else an id is one
 * @param leastArea objects of fewer pixels are not asked for
 * @param mostPerPicture of more objects, as many are drawn by lot
 */
public record ObjectRule(boolean pieces, int leastArea, int mostPerPicture) {
    private static final int MEDICO_SAM_LEAST_AREA = 20;

    public ObjectRule {
        if (leastArea < 1 || mostPerPicture < 1) {
            throw new IllegalArgumentException(
                    "objects of at least %s pixels, at most %s per picture; expected 1 or more"
                            .formatted(leastArea, mostPerPicture));
        }
    }

    /** An object to be asked for: its name within the picture, that of its class, and its pixels. */
    record Wanted(String name, String label, Mask mask) {}

    /** MedicoSAM's: every piece of 20 pixels or more. */
    public static ObjectRule everyPiece() {
        return new ObjectRule(true, MEDICO_SAM_LEAST_AREA, Integer.MAX_VALUE);
    }

    /** The same for pictures with many objects. */
    public ObjectRule withMostPerPicture(int objects) {
        return new ObjectRule(pieces, leastArea, objects);
    }

    /** The same, ids not taken apart. */
    public ObjectRule withWholeIds() {
        return new ObjectRule(false, leastArea, mostPerPicture);
    }

    List<Wanted> in(String dataset, Sample picture, long seed) {
        List<Wanted> all = new ArrayList<>();
        for (int layer = 0; layer < picture.layers().size(); layer++) {
            addAll(picture.layers().get(layer), prefix(picture, layer), all);
        }
        if (all.size() <= mostPerPicture) {
            return all;
        }
        Set<Wanted> drawn = new HashSet<>(all.stream()
                .sorted(Comparator.comparingLong(
                        wanted -> Chance.number(seed, "draw", dataset, picture.name(), wanted.name)))
                .limit(mostPerPicture)
                .toList());
        return all.stream().filter(drawn::contains).toList();
    }

    /** What labels of a layer begin with, where there are several. */
    static String prefix(Sample picture, int layer) {
        return picture.layers().size() == 1 ? "" : layer + "/";
    }

    private void addAll(LabelImage labels, String prefix, List<Wanted> all) {
        labels.sizes().forEach((id, area) -> {
            if (area >= leastArea) {
                Mask whole = labels.maskOf(id);
                if (pieces) {
                    addPieces(whole, prefix + id, all);
                } else {
                    all.add(new Wanted(prefix + id, prefix + id, whole));
                }
            }
        });
    }

    private void addPieces(Mask whole, String name, List<Wanted> all) {
        LabelImage found = ConnectedComponents.of(whole, Connectivity.EIGHT);
        found.sizes().forEach((piece, area) -> {
            if (area >= leastArea) {
                all.add(new Wanted(name + "." + piece, name, found.maskOf(piece)));
            }
        });
    }
}
