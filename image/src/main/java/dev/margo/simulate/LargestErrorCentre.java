package dev.margo.simulate;

import dev.margo.mask.DistanceTransform;
import dev.margo.mask.DistanceTransform.Border;
import dev.margo.mask.Mask;
import dev.margo.mask.Pixel;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The rule by which numbers of clicks are counted: a click on the pixel that is deepest within what the answer misses or
 * within what it covers wrongly, wherever that is deeper; on equal depth within the latter. A perfect answer gets none.
 *
 * <p>Source: Sofiiuk, Petrov, Konushin: Reviving iterative training with mask guidance for interactive segmentation (2022)
 * and SamsungLabs/ritm_interactive_segmentation, isegm/inference/clicker.py. Known difference: a pixel may be clicked
 * again.
 */
public final class LargestErrorCentre implements CorrectionRule {
    private record Depth(Pixel deepest, double pixels) {
        private static Optional<Depth> of(Mask error) {
            DistanceTransform depths = DistanceTransform.of(error, Border.BACKGROUND, 1, 1);
            return depths.deepest().map(pixel -> new Depth(pixel, depths.get(pixel.x(), pixel.y())));
        }

        private Point click(Label label) {
            return new Point(deepest.x(), deepest.y(), label);
        }
    }

    @Override
    public List<Point> correct(Mask object, Mask answer, RandomGenerator random) {
        Optional<Depth> missed = Depth.of(object.minus(answer));
        Optional<Depth> wrong = Depth.of(answer.minus(object));
        double wrongPixels = wrong.map(Depth::pixels).orElse(0.0);
        if (missed.isPresent() && missed.get().pixels > wrongPixels) {
            return List.of(missed.get().click(Label.FOREGROUND));
        }
        return wrong.map(depth -> List.of(depth.click(Label.BACKGROUND))).orElse(List.of());
    }
}
