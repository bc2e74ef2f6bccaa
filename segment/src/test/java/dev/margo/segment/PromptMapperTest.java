package dev.margo.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Size;
import dev.margo.prompt.Box;
import dev.margo.prompt.LogitsPrompt;
import dev.margo.prompt.Point;
import dev.margo.prompt.ResolvedPrompts;
import dev.margo.sam.BoxMask;
import dev.margo.sam.PromptBatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptMapperTest {
    private static final int SIDE = 128;
    private static final int CELLS = 32;
    private static final Box BOX = new Box(20, 30, 59, 49);

    private final ModelContract contract = Preprocessing.SAM.contract();
    private final ModelFrame frame = contract.frame(new Size(64, 64), SIDE);

    private PromptBatch batch(boolean boxMasks, ResolvedPrompts prompts) {
        return new PromptMapper(frame, contract, CELLS, boxMasks).batch(List.of(prompts));
    }

    @Test
    void aBoxIsDrawnInTheModelFrame() {
        PromptBatch batch = batch(true, new ResolvedPrompts(List.of(), Optional.of(BOX), Optional.empty()));

        float[] corners = batch.boxes();
        assertThat(batch.masks().orElseThrow())
                .isEqualTo(BoxMask.logits(corners[0], corners[1], corners[2], corners[3], SIDE, CELLS));
    }

    @Test
    void placesAreCarriedExactly() {
        ResolvedPrompts prompts =
                new ResolvedPrompts(List.of(Point.foreground(5, 7)), Optional.of(BOX), Optional.empty());

        assertThat(batch(true, prompts).points()).containsExactly(10.5f, 14.5f);
        assertThat(batch(true, prompts).boxes()).containsExactly(40, 60, 119, 99);
        assertThat(batch(false, prompts).points()).containsExactly(10, 14);
        assertThat(batch(false, prompts).boxes()).containsExactly(40, 60, 118, 98);
    }

    @Test
    void aMaskThatIsGivenStandsInItsPlace() {
        float[] answer = new float[CELLS * CELLS];
        answer[5] = 3;
        LogitsPrompt given = new LogitsPrompt(CELLS, answer, Optional.empty());
        PromptBatch batch = batch(true, new ResolvedPrompts(List.of(), Optional.of(BOX), Optional.of(given)));

        assertThat(batch.masks().orElseThrow()).isEqualTo(answer);
    }

    @Test
    void neitherPointsNorOtherNetworksGetOne() {
        ResolvedPrompts point =
                new ResolvedPrompts(List.of(Point.foreground(5, 5)), Optional.empty(), Optional.empty());
        ResolvedPrompts box = new ResolvedPrompts(List.of(), Optional.of(BOX), Optional.empty());

        assertThat(batch(true, point).masks()).isEmpty();
        assertThat(batch(false, box).masks()).isEmpty();
    }
}
