package dev.margo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.nn.Parameter;
import dev.margo.sam.Sam;
import dev.margo.sam.SamConfig;
import dev.margo.tensor.Device;
import dev.margo.train.FreshWeights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static final int SIDE = 128;
    private static final int BOX = 1; // the round in which a box is asked

    @Test
    void swappedIsWhatTheOtherPictureAnswers() throws IOException {
        TrainingItem left = item(picture(1), disc(40));
        TrainingItem right = item(picture(2), disc(90));
        try (Sam sam = Sam.load(SamConfig.tiny(), Device.cpu(), new FreshWeights(3))) {
            Validation found = measure(sam, List.of(left, right));
            Validation exchanged = measure(sam, List.of(item(right.values(), disc(40)), item(left.values(), disc(90))));

            assertThat(found.swappedDice()).isCloseTo(exchanged.report().dice(), within(1e-6));
            assertThat(exchanged.swappedDice()).isCloseTo(found.report().dice(), within(1e-6));
        }
    }

    @Test
    void aNetworkWhoseEncoderAlwaysSaysTheSameIsBlind() throws IOException {
        FreshWeights fresh = new FreshWeights(3);
        Sam.WeightSource deaf = (Parameter parameter, FloatBuffer values) -> {
            fresh.read(parameter, values);
            if (parameter.name().startsWith("image_encoder.neck")) {
                for (int i = 0; i < values.limit(); i++) {
                    values.put(i, 0);
                }
            }
        };
        try (Sam sam = Sam.load(SamConfig.tiny(), Device.cpu(), deaf)) {
            Validation found = measure(sam, List.of(item(picture(1), disc(40)), item(picture(2), disc(90))));

            assertThat(found.swappedDice()).isEqualTo(found.report().dice());
            assertThat(found.isBlind()).isTrue();
        }
    }

    @Test
    void onePictureHasNoOther() throws IOException {
        try (Sam sam = Sam.load(SamConfig.tiny(), Device.cpu(), new FreshWeights(3))) {
            Validation found = measure(sam, List.of(item(picture(1), disc(40))));

            assertThat(found.swappedDice()).isNaN();
            assertThat(found.isBlind()).isFalse();
        }
    }

    private static Validation measure(Sam sam, List<TrainingItem> batch) {
        var objective = new InteractiveObjective(
                sam, Dialogue.medicoSam(), MaskLoss.medicoSam(), Computing.plain(), logits -> logits);
        return objective.measure(batch, BOX, new SplittableRandom(1));
    }

    private static TrainingItem item(float[] values, Mask object) {
        return new TrainingItem(values, SIDE, new Size(SIDE, SIDE), List.of(object), 7);
    }

    private static Mask disc(int x) {
        return Mask.of(SIDE, SIDE, (column, row) -> Math.hypot(column - x, row - 60) < 25);
    }

    private static float[] picture(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.sin(i / (5.0 * seed)) + 0.3 * random.nextDouble());
        }
        return values;
    }
}
