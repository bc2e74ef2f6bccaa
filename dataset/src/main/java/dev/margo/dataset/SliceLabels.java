package dev.margo.dataset;

import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** The labels of a volume, slice by slice. */
interface SliceLabels {
    /** The layers of labels of one slice; none, or empty ones, where there is no object. */
    List<LabelImage> at(int index, int time) throws IOException;

    /** The masks of every object at one time, by name, then by slice; without empty ones. */
    SortedMap<String, SortedMap<Integer, Mask>> objects(int slices, int time) throws IOException;
}
