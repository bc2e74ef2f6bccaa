package dev.margo.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Axis;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelType;
import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Recist;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InteractiveVolumeTest {
    private static final PropagationSettings SETTINGS =
            new PropagationSettings(Projection.BOX_AND_MASK, 0, Between.MEETING);
    private static final SliceStack STACK = Solid.stack(Axis.Z);
    private static final Solid ROD = Solid.slantedRod(0, 15);
    private static final Box ROD_AT_7 = Box.of(ROD.slice(STACK, 7).bounds().orElseThrow());

    private final PerfectPredictor predictor = new PerfectPredictor(STACK, ROD, Solid.ball(4, 15, 8, 4));
    private final InteractiveVolume volume = new InteractiveVolume(STACK, predictor, SETTINGS);

    @ParameterizedTest
    @EnumSource(Axis.class)
    void labelsOfSeveralObjectsLieOnTheGridOfTheScan(Axis axis) {
        SliceStack stack = Solid.stack(axis);
        Solid ball = Solid.ball(4, 15, 8, 3);
        InteractiveVolume objects = new InteractiveVolume(stack, new PerfectPredictor(stack, ball, ROD), SETTINGS);
        start(objects, stack, 300, ROD);
        start(objects, stack, 7, ball);
        objects.propagate(Watch.nobody());
        Volume labels = objects.labels();
        assertThat(labels.grid()).isEqualTo(Solid.GRID);
        assertThat(labels.intensity().kind()).isEqualTo(Intensity.Kind.LABELS);
        assertThat(labels.layout().type()).isEqualTo(VoxelType.UINT16);
        for (int z = 0; z < 16; z++) {
            for (int i = 0; i < 24 * 20; i++) {
                int x = i % 24;
                int y = i / 24;
                double expected = ball.has(x, y, z) ? 7 : ROD.has(x, y, z) ? 300 : 0;
                assertThat(labels.stored(z, 0).get(i)).isEqualTo(expected);
            }
        }
    }

    /** By a box in the middle of its slices. */
    private static void start(InteractiveVolume objects, SliceStack stack, int id, Solid solid) {
        List<Integer> slices = List.copyOf(solid.slices(stack).keySet());
        int middle = slices.get(slices.size() / 2);
        objects.prompt(id, middle, Box.of(solid.slice(stack, middle).bounds().orElseThrow()));
    }

    @Test
    void whereObjectsOverlapTheLaterOneWins() {
        volume.draw(5, 3, Mask.of(24, 20, (x, y) -> x < 10));
        volume.draw(2, 3, Mask.of(24, 20, (x, y) -> x == 4));
        Volume labels = volume.labels();
        assertThat(labels.layout().type()).isEqualTo(VoxelType.UINT8);
        assertThat(labels.stored(3, 0).range(0, 11).toArray()).containsExactly(5, 5, 5, 5, 2, 5, 5, 5, 5, 5, 0);
        volume.remove(2);
        assertThat(volume.labels().stored(3, 0).get(4)).isEqualTo(5);
        assertThat(labels.stored(3, 0).get(4)).isEqualTo(2); // as it was
    }

    @Test
    void aRecistLineOnOneSliceIsEnough() {
        volume.prompt(1, 7, Recist.of(9, 9.5, 13, 9.5));
        volume.propagate(1, Watch.nobody());
        assertThat(volume.masks(1)).isEqualTo(ROD.slices(STACK));
        assertThat(volume.isComplete(1)).isTrue();
    }

    @Test
    void correctingOneSliceAsksOnlyForTheSlicesUpToTheAnnotatedNeighbours() {
        for (int slice : List.of(2, 6, 12)) {
            volume.prompt(1, slice, Box.of(ROD.slice(STACK, slice).bounds().orElseThrow()));
        }
        volume.propagate(1, Watch.nobody());
        predictor.asked.clear();
        volume.prompt(1, 9, Point.background(1, 1));
        assertThat(predictor.asked).containsExactly(9);
        assertThat(volume.masks(1).keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6, 9, 12, 13, 14, 15);
        predictor.asked.clear();
        volume.propagate(1, Watch.nobody());
        assertThat(predictor.asked).containsExactlyInAnyOrder(7, 8, 10, 11);
        assertThat(volume.masks(1)).isEqualTo(ROD.slices(STACK));
    }

    @Test
    void nothingIsAskedAgainWhereNothingHasChanged() {
        volume.prompt(1, 7, ROD_AT_7);
        volume.propagate(1, Watch.nobody());
        predictor.asked.clear();
        volume.propagate(1, Watch.nobody());
        assertThat(predictor.asked).isEmpty();
        volume.prompt(1, 7, Point.foreground(11, 10));
        volume.propagate(1, Watch.nobody());
        assertThat(predictor.asked).containsExactly(7); // whose mask stayed
    }

    @Test
    void promptsOnOneSliceAddUp() {
        volume.prompt(1, 7, ROD_AT_7);
        volume.prompt(1, 7, Point.foreground(11, 10));
        assertThat(predictor.prompts.get(1)).isEqualTo(ObjectPrompts.of(ROD_AT_7, Point.foreground(11, 10)));
    }

    @Test
    void clicksOnAPropagatedSliceCorrectItsMask() {
        volume.prompt(1, 7, ROD_AT_7);
        volume.propagate(1, Watch.nobody());
        volume.prompt(1, 10, Point.background(20, 10));
        List<ObjectPrompts> asked = predictor.prompts;
        assertThat(asked.get(asked.size() - 1))
                .isEqualTo(SETTINGS.projection().of(ROD.slice(STACK, 10)).with(Point.background(20, 10)));
        volume.prompt(1, 12, new Box(1, 1, 5, 5));
        assertThat(asked.get(asked.size() - 1)).isEqualTo(ObjectPrompts.of(new Box(1, 1, 5, 5)));
    }

    @Test
    void theOrderOfWorkDoesNotChangeTheResult() {
        volume.prompt(1, 4, Box.of(ROD.slice(STACK, 4).bounds().orElseThrow()));
        volume.propagate(1, Watch.nobody());
        volume.draw(1, 11, Solid.ball(12, 9, 11, 4).slice(STACK, 11));
        volume.propagate(1, Watch.nobody());
        InteractiveVolume other = new InteractiveVolume(STACK, predictor, SETTINGS);
        other.draw(1, 11, Solid.ball(12, 9, 11, 4).slice(STACK, 11));
        other.prompt(1, 4, Box.of(ROD.slice(STACK, 4).bounds().orElseThrow()));
        other.propagate(1, Watch.nobody());
        assertThat(other.masks(1)).isEqualTo(volume.masks(1));
    }

    @Test
    void cancelledAnywhereItGoesOnToTheSameEnd() {
        for (int patience = 0; patience < 15; patience++) {
            InteractiveVolume cancelled = new InteractiveVolume(STACK, predictor, SETTINGS);
            cancelled.prompt(1, 7, ROD_AT_7);
            predictor.asked.clear();
            int most = patience;
            Watch impatient = new Watch(event -> {}, () -> predictor.asked.size() >= most);
            assertThatThrownBy(() -> cancelled.propagate(1, impatient)).isInstanceOf(CancellationException.class);
            assertThat(cancelled.isComplete(1)).isFalse();
            assertThat(cancelled.masks(1)).hasSize(1 + patience);
            assertThat(ROD.slices(STACK)).containsAllEntriesOf(cancelled.masks(1));
            assertThat(cancelled.labels().stored(7, 0).get(10 * 24 + 11)).isEqualTo(1);
            cancelled.propagate(1, Watch.nobody());
            assertThat(cancelled.isComplete(1)).isTrue();
            assertThat(cancelled.masks(1)).isEqualTo(ROD.slices(STACK));
            assertThat(predictor.asked).hasSize(15); // no slice twice
        }
    }

    @Test
    void whatIsTakenBackLeavesNoTrace() {
        volume.prompt(1, 7, ROD_AT_7);
        volume.draw(1, 9, Mask.of(24, 20, (x, y) -> x == 1));
        volume.propagate(1, Watch.nobody());
        volume.clear(1, 9);
        volume.propagate(1, Watch.nobody());
        assertThat(volume.masks(1)).isEqualTo(ROD.slices(STACK));
        volume.clear(1, 7);
        assertThat(volume.objects()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> volume.masks(1)).withMessageContaining("no object 1");
    }

    @Test
    void anObjectEndsWhereTheUserSaysSo() {
        volume.prompt(1, 7, ROD_AT_7);
        volume.end(1, 4);
        volume.end(1, 10);
        volume.propagate(1, Watch.nobody());
        assertThat(volume.masks(1).keySet()).containsExactly(5, 6, 7, 8, 9);
        assertThat(volume.annotations(1).keySet()).containsExactly(4, 7, 10);
    }

    @Test
    void aRefusedPromptChangesNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> volume.prompt(1, 16, ROD_AT_7));
        assertThatIllegalArgumentException().isThrownBy(() -> volume.prompt(0, 7, ROD_AT_7));
        assertThatIllegalArgumentException().isThrownBy(() -> volume.prompt(1, 7, Point.foreground(99, 3)));
        assertThatIllegalArgumentException().isThrownBy(() -> volume.draw(1, 7, Mask.empty(5, 5)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> volume.prompt(1, 7, Point.background(9, 3)))
                .withMessageContaining("no mask to correct");
        assertThat(volume.objects()).isEmpty();
    }
}
