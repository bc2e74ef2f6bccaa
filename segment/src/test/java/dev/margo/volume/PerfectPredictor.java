package dev.margo.volume;

import dev.margo.mask.Mask;
import dev.margo.metric.Overlap;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.ResolvedPrompts;
import dev.margo.segment.Multimask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers with the very slice of that solid which the prompts fit best, and writes down which slices it was asked for. */
final class PerfectPredictor implements SlicePredictor {
    final List<Integer> asked = new ArrayList<>();
    final List<ObjectPrompts> prompts = new ArrayList<>();

    private final SliceStack stack;
    private final List<Solid> solids;

    PerfectPredictor(SliceStack stack, Solid... solids) {
        this.stack = stack;
        this.solids = List.of(solids);
    }

    @Override
    public Mask predict(int slice, ObjectPrompts said, Multimask multimask) {
        asked.add(slice);
        prompts.add(said);
        ResolvedPrompts resolved =
                said.resolve(stack.size().width(), stack.size().height());
        return solids.stream()
                .map(solid -> solid.slice(stack, slice))
                .filter(mask -> fit(mask, resolved) > 0)
                .max(Comparator.comparingDouble(mask -> fit(mask, resolved)))
                .orElse(stack.nothing());
    }

    private static double fit(Mask mask, ResolvedPrompts prompts) {
        double fit = prompts.points().stream()
                .filter(point -> mask.get((int) point.x(), (int) point.y()) == (point.label() == Label.FOREGROUND))
                .count();
        fit += prompts.mask()
                .map(prompt ->
                        Overlap.of(((BinaryMaskPrompt) prompt).mask(), mask).iou())
                .orElse(0.0);
        return fit + prompts.box().map(box -> boxFit(mask, box)).orElse(0.0);
    }

    private static double boxFit(Mask mask, Box box) {
        Mask inside = Mask.of(
                mask.width(),
                mask.height(),
                (x, y) -> x >= box.x0() && x <= box.x1() && y >= box.y0() && y <= box.y1());
        return Overlap.of(inside, mask).iou();
    }
}
