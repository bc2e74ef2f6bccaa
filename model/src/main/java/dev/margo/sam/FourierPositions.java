package dev.margo.sam;

import dev.margo.nn.Parameter;
import dev.margo.nn.Parameters;
import dev.margo.tensor.Tensor;
import java.util.List;

/** Positions as sines and cosines of random projections; the projection is stored, not learned. */
final class FourierPositions {
    private final Parameter gaussian; // (2, C / 2): row 0 takes x, row 1 takes y

    FourierPositions(Parameters parameters, int width) {
        gaussian = parameters.buffer("positional_encoding_gaussian_matrix", 2, width / 2);
    }

    /** (n, 2) positions (x, y) in [0, 1], row-major, to (n, C). */
    Tensor encode(float[] positions) {
        Tensor centred = Tensor.of(positions, positions.length / 2, 2)
                .toDeviceOf(gaussian.value())
                .mul(2)
                .add(-1);
        Tensor angles = centred.matmul(gaussian.value()).mul(2 * Math.PI);
        return Tensor.cat(1, List.of(angles.sin(), angles.cos()));
    }

    /** The centres of a square grid's cells: (1, C, side, side). */
    Tensor ofGrid(int side) {
        float[] centres = new float[2 * side * side];
        for (int i = 0; i < side * side; i++) {
            centres[2 * i] = (i % side + 0.5f) / side;
            centres[2 * i + 1] = (i / side + 0.5f) / side;
        }
        return encode(centres).reshape(1, side, side, -1).permute(0, 3, 1, 2);
    }
}
