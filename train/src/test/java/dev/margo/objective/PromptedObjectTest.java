package dev.margo.objective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PromptedObjectTest {
    private static final float[] DRAWN = {1};
    private static final float[] ANSWER = {2};

    private final PromptedObject row = new PromptedObject(
            new PromptedObject.Picture(0, new SplittableRandom(1)), Mask.of(4, 4, (x, y) -> x < 2), 1);

    /** As where the network is used: there, a box without a mask is always drawn. */
    @Test
    void theDrawnBoxIsSeenWheneverNoAnswerIsShown() {
        row.start(new Box(0, 0, 1, 3));
        row.draw(Optional.of(DRAWN));
        assertThat(row.maskPrompt()).contains(DRAWN);
        row.add(List.of(Point.foreground(1, 1)));
        row.show(Optional.of(ANSWER));
        assertThat(row.maskPrompt()).contains(ANSWER);
        row.show(Optional.empty());
        assertThat(row.maskPrompt()).contains(DRAWN);
    }

    @Test
    void aRestartForgetsTheBoxAndItsDrawing() {
        row.start(new Box(0, 0, 1, 3));
        row.draw(Optional.of(DRAWN));
        row.restart(List.of(Point.foreground(1, 1)));
        assertThat(row.box()).isEmpty();
        assertThat(row.maskPrompt()).isEmpty();
    }
}
