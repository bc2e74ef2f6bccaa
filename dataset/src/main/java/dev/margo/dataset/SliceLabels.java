package dev.margo.dataset;

import dev.margo.mask.LabelImage;
import java.io.IOException;
import java.util.List;

/** The labels of a volume, slice by slice. */
@FunctionalInterface
interface SliceLabels {
    /** The layers of labels of one slice; none, or empty ones, where there is no object. */
    List<LabelImage> at(int index, int time) throws IOException;
}
