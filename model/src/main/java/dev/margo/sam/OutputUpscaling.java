package dev.margo.sam;

import dev.margo.nn.Conv2d;
import dev.margo.nn.ConvTranspose2d;
import dev.margo.nn.LayerNorm2d;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/** The image tokens brought to the low-res grid: (B, C, E, E) to (B, C / 8, 4E, 4E). */
final class OutputUpscaling {
    final ConvTranspose2d first;
    final LayerNorm2d firstNorm;
    final ConvTranspose2d second;

    OutputUpscaling(Parameters parameters, int width) {
        Conv2d.Window doubling = new Conv2d.Window(2, 2, 0);
        first = new ConvTranspose2d(parameters.in(0), width, width / 4, doubling);
        firstNorm = new LayerNorm2d(parameters.in(1), width / 4, VitBlock.NORM_EPSILON);
        second = new ConvTranspose2d(parameters.in(3), width / 4, width / 8, doubling);
    }

    Tensor forward(Tensor x) {
        return TensorScope.compute(
                "upscaling",
                () -> second.forward(firstNorm.forward(first.forward(x)).gelu()).gelu());
    }
}
