package dev.margo.sam;

import dev.margo.nn.Conv2d;
import dev.margo.nn.LayerNorm2d;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/** Brings the encoder's channels to the embedding's: (B, in, E, E) to (B, C, E, E). */
final class Neck {
    final Conv2d project;
    final LayerNorm2d projectNorm;
    final Conv2d mix;
    final LayerNorm2d mixNorm;

    Neck(Parameters parameters, int in, int out) {
        project = Conv2d.withoutBias(parameters.in(0), in, out, new Conv2d.Window(1, 1, 0));
        projectNorm = new LayerNorm2d(parameters.in(1), out, VitBlock.NORM_EPSILON);
        mix = Conv2d.withoutBias(parameters.in(2), out, out, new Conv2d.Window(3, 1, 1));
        mixNorm = new LayerNorm2d(parameters.in(3), out, VitBlock.NORM_EPSILON);
    }

    Tensor forward(Tensor x) {
        return TensorScope.compute(
                "neck",
                () -> mixNorm.forward(mix.forward(projectNorm.forward(project.forward(x))))
                        .contiguous());
    }
}
