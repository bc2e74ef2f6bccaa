package dev.margo.cli;

import dev.margo.mask.Mask;
import java.util.List;

/**
 * The answer for one object.
 *
 * @param masks what is offered, by falling predicted IoU; only the best unless more were asked for
 */
record ObjectResult(PromptedObject object, List<OfferedMask> masks) {
    Mask best() {
        return masks.get(0).mask();
    }
}
