package dev.margo.sam;

import dev.margo.nn.Conv2d;
import dev.margo.nn.LayerNorm2d;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;

/** A mask prompt brought to the embedding grid: (B, 1, 4E, 4E) logits to (B, C, E, E). */
final class MaskDownscaling {
    private static final int FIRST_WIDTH = 4;
    private static final int SECOND_WIDTH = 16;

    private final Conv2d first;
    private final LayerNorm2d firstNorm;
    private final Conv2d second;
    private final LayerNorm2d secondNorm;
    private final Conv2d project;

    MaskDownscaling(Parameters parameters, int width) {
        Conv2d.Window halving = new Conv2d.Window(2, 2, 0);
        first = new Conv2d(parameters.in(0), 1, FIRST_WIDTH, halving);
        firstNorm = new LayerNorm2d(parameters.in(1), FIRST_WIDTH, VitBlock.NORM_EPSILON);
        second = new Conv2d(parameters.in(3), FIRST_WIDTH, SECOND_WIDTH, halving);
        secondNorm = new LayerNorm2d(parameters.in(4), SECOND_WIDTH, VitBlock.NORM_EPSILON);
        project = new Conv2d(parameters.in(6), SECOND_WIDTH, width, new Conv2d.Window(1, 1, 0));
    }

    Tensor forward(Tensor masks) {
        Tensor half = firstNorm.forward(first.forward(masks)).gelu();
        Tensor quarter = secondNorm.forward(second.forward(half)).gelu();
        return project.forward(quarter);
    }
}
