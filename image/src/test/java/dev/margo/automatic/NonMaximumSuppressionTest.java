package dev.margo.automatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.mask.PixelBox;
import dev.margo.testkit.Golden;
import dev.margo.testkit.GoldenFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonMaximumSuppressionTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "0.7"})
    void keepsTheBoxesOfTorchvisionInItsOrder(String limit) {
        GoldenFile golden = Golden.file("amg/expected.safetensors");
        float[] boxes = golden.floats("nms_boxes");
        float[] scores = golden.floats("nms_scores");
        List<ScoredBox> scored = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            scored.add(new ScoredBox(boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3], scores[i]));
        }
        assertThat(NonMaximumSuppression.keep(scored, Double.parseDouble(limit)))
                .extracting(Integer::longValue)
                .containsExactlyElementsOf(
                        Arrays.stream(golden.get("nms_keep_" + limit).longs())
                                .boxed()
                                .toList());
    }

    @Test
    void aSuppressedBoxSuppressesNothing() {
        List<ScoredBox> chain =
                List.of(new ScoredBox(0, 0, 10, 1, 3), new ScoredBox(4, 0, 14, 1, 2), new ScoredBox(8, 0, 18, 1, 1));
        assertThat(NonMaximumSuppression.keep(chain, 0.4)).containsExactly(0, 2);
    }

    @Test
    void exactlyTheLimitIsKeptAndEqualScoresStayInOrder() {
        List<ScoredBox> boxes =
                List.of(new ScoredBox(0, 0, 1, 2, 0.0), new ScoredBox(0, 0, 1, 1, -0.0), new ScoredBox(0, 0, 1, 2, 5));
        assertThat(NonMaximumSuppression.keep(boxes, 0.5)).containsExactly(2, 1);
        assertThat(NonMaximumSuppression.keep(boxes, 1)).containsExactly(2, 0, 1);
        assertThat(NonMaximumSuppression.keep(List.of(), 0.5)).isEmpty();
    }

    @Test
    void boxesOfOnePixelHaveNoAreaAndAreAllKept() {
        ScoredBox dot = ScoredBox.of(new PixelBox(3, 3, 3, 3), 1);
        assertThat(NonMaximumSuppression.keep(List.of(dot, dot), 0)).containsExactly(0, 1);
    }

    @Test
    void refusesLimitsAndBoxesThatMakeNoSense() {
        assertThatThrownBy(() -> NonMaximumSuppression.keep(List.of(), 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new ScoredBox(2, 0, 1, 1, 1)).hasMessageContaining("(2.0, 0.0)-(1.0, 1.0)");
        assertThatThrownBy(() -> new ScoredBox(0, 0, 1, 1, Double.NaN)).hasMessageContaining("NaN");
    }
}
