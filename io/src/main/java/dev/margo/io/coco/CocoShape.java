package dev.margo.io.coco;

import dev.margo.mask.Mask;
import dev.margo.mask.Polygon;
import dev.margo.mask.RunLengthEncoding;
import java.util.List;

/** The pixels of an annotation. */
public sealed interface CocoShape {
    /** Runs of pixels; as large as the image. */
    record Runs(RunLengthEncoding runs) implements CocoShape {}

    /** What is inside any of some polygons, in image pixels. */
    record Polygons(List<Polygon> polygons) implements CocoShape {
        public Polygons {
            polygons = List.copyOf(polygons);
        }
    }

    /** The mask of an image of this size; polygons hold the pixels whose centres they hold. */
    default Mask toMask(int width, int height) {
        if (this instanceof Runs runs) {
            return runs.runs().toMask();
        }
        Mask mask = Mask.empty(width, height);
        for (Polygon polygon : ((Polygons) this).polygons()) {
            mask = mask.or(polygon.toMask(width, height));
        }
        return mask;
    }
}
