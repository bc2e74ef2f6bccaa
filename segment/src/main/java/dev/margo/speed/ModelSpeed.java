package dev.margo.speed;

import dev.margo.tensor.Precision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was measured of one model at one precision.
 *
 * @param name what a table calls the model
 * @param architecture such as {@code SAM ViT-B at 1024 px}: the one the weights were made for
 * @param imageSize side of the model frame in use, in pixels
 * @param encoderGflop multiplications and additions of one embedding, in 10<sup>9</sup>
 * @param agreement with the masks in float32; absent without a picture, and for float32 itself
 */
public record ModelSpeed(
        String name,
        String architecture,
        int imageSize,
        Precision precision,
        double encoderGflop,
        List<StageSpeed> stages,
        Optional<Agreement> agreement) {
    public ModelSpeed {
        stages = List.copyOf(stages);
    }

    /**
     * The share of {@code gflopPerSecond} that {@code stage} reaches; only embedding is counted in GFLOP. Above 1 is
     * possible where a faster precision is held against float32.
     */
    public OptionalDouble share(StageSpeed stage, double gflopPerSecond) {
        return stage.stage() == Stage.EMBEDDING
                ? OptionalDouble.of(encoderGflop / stage.timing().median() / gflopPerSecond)
                : OptionalDouble.empty();
    }
}
