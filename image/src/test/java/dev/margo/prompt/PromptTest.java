package dev.margo.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import org.junit.jupiter.api.Test;

class PromptTest {

    @Test
    void aBoxRunsFromTheFirstPixelToTheLast() {
        assertThat(Box.of(new PixelBox(2, 3, 4, 5))).isEqualTo(new Box(2, 3, 4, 5));
    }

    @Test
    void aBoxIsClippedToTheImage() {
        assertThat(new Box(-3, 2, 20, 3.5).clippedTo(10, 8)).isEqualTo(new Box(0, 2, 9, 3.5));
        assertThat(new Box(9.4, 0, 12, 1).clippedTo(10, 8)).isEqualTo(new Box(9, 0, 9, 1));
        assertThatThrownBy(() -> new Box(10, 0, 12, 1).clippedTo(10, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(10.0, 0.0)-(12.0, 1.0) lies outside the 10 x 8 image");
        assertThatThrownBy(() -> new Box(0, -5, 12, -1).clippedTo(10, 8)).hasMessageContaining("outside");
    }

    @Test
    void refusesNanAndCornersOutOfOrder() {
        assertThatThrownBy(() -> new Box(5, 0, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(5.0, 0.0)-(4.0, 1.0)");
        assertThatThrownBy(() -> new Box(0, Double.NaN, 4, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Point.foreground(Double.POSITIVE_INFINITY, 0)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new Point(1, 2, null)).hasMessageContaining("(1.0, 2.0) has no label");
    }

    @Test
    void labelsHaveTheNumbersOfTheNetwork() {
        assertThat(Label.BACKGROUND.ordinal()).isZero();
        assertThat(Label.FOREGROUND.ordinal()).isOne();
    }

    @Test
    void logitsAreCopiedInAndOut() {
        float[] logits = {1, 2, 3, 4};
        LogitsPrompt prompt = new LogitsPrompt(2, logits);
        logits[0] = 9;
        prompt.logits()[1] = 9;
        assertThat(prompt.logits()).containsExactly(1, 2, 3, 4);
        assertThat(prompt).isEqualTo(new LogitsPrompt(2, new float[] {1, 2, 3, 4}));
    }

    @Test
    void refusesMasksThatSayNothing() {
        assertThatThrownBy(() -> new LogitsPrompt(2, new float[3])).hasMessageContaining("side 2 need 4 values, got 3");
        assertThatThrownBy(() -> new LogitsPrompt(2, new float[] {0, 0, Float.NaN, 0}))
                .hasMessageContaining("(0, 1) is NaN");
        assertThatThrownBy(() -> new BinaryMaskPrompt(Mask.empty(4, 3))).hasMessageContaining("points at nothing");
    }
}
