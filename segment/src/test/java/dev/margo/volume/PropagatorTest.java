package dev.margo.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Axis;
import dev.margo.image.VoxelGrid;
import dev.margo.mask.Mask;
import dev.margo.volume.PropagationEvent.Ended;
import dev.margo.volume.PropagationEvent.Reason;
import dev.margo.volume.PropagationEvent.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PropagatorTest {
    private static final PropagationSettings EVERYTHING =
            new PropagationSettings(Projection.BOX_AND_MASK, 0, Between.MEETING);
    private static final SliceStack STACK = Solid.stack(Axis.Z);

    static Stream<Projection> projections() {
        BoxGrowth little = new BoxGrowth(0.1);
        return Stream.of("point", "points", "box", "mask", "box+mask", "points+mask", "points+box", "point+box+mask")
                .map(text -> Projection.parse(text).withGrowth(little));
    }

    @ParameterizedTest
    @MethodSource("projections")
    void aPerfectPredictorGivesTheBallWhateverTheProjection(Projection projection) {
        Solid ball = Solid.ball(12, 9, 7, 5.3);
        assertThat(fromOneSlice(Axis.Z, 7, EVERYTHING.withProjection(projection), ball))
                .isEqualTo(ball.slices(STACK));
    }

    @ParameterizedTest
    @EnumSource(Axis.class)
    void aPerfectPredictorGivesEveryShapeAcrossEveryAxis(Axis axis) {
        for (Solid solid : List.of(Solid.ball(12, 9, 7, 5.3), Solid.slantedRod(2, 13), Solid.ring())) {
            SortedMap<Integer, Mask> truth = solid.slices(Solid.stack(axis));
            int start = truth.firstKey() + truth.size() / 2;
            assertThat(fromOneSlice(axis, start, EVERYTHING, solid)).isEqualTo(truth);
        }
    }

    private static SortedMap<Integer, Mask> fromOneSlice(
            Axis axis, int slice, PropagationSettings settings, Solid... solids) {
        SliceStack stack = Solid.stack(axis);
        Propagator propagator = new Propagator(stack, new PerfectPredictor(stack, solids), settings);
        return propagator.propagate(known(stack, solids[0], slice), Watch.nobody());
    }

    private static SortedMap<Integer, Mask> known(SliceStack stack, Solid solid, int... slices) {
        SortedMap<Integer, Mask> known = new TreeMap<>();
        for (int slice : slices) {
            known.put(slice, solid.slice(stack, slice));
        }
        return known;
    }

    @Test
    void neighboursAreNotMistakenForTheObject() {
        Solid one = Solid.slantedRod(2, 13);
        assertThat(fromOneSlice(Axis.Z, 7, EVERYTHING, one, Solid.ball(3, 15, 8, 3)))
                .isEqualTo(one.slices(STACK));
    }

    @Test
    void aLeakIsStoppedAndNotStored() {
        Solid rod = Solid.slantedRod(4, 12);
        Solid leaking = (x, y, z) -> z > 9 ? y > 2 : rod.has(x, y, z);
        List<PropagationEvent> events = new ArrayList<>();
        SortedMap<Integer, Mask> found = new Propagator(
                        STACK, new PerfectPredictor(STACK, leaking), EVERYTHING.withLeastIou(0.5))
                .propagate(known(STACK, rod, 7), Watch.by(events::add));
        assertThat(found.keySet()).containsExactly(4, 5, 6, 7, 8, 9);
        assertThat(events.get(events.size() - 1))
                .isEqualTo(new Ended(10, 20 / 408.0, Reason.BELOW_LEAST_IOU)); // 5 x 4 of 24 x 17
    }

    @Test
    void theEventsTellEverySliceInTheOrderDownThenUp() {
        Solid rod = Solid.slantedRod(5, 9);
        List<PropagationEvent> events = new ArrayList<>();
        new Propagator(STACK, new PerfectPredictor(STACK, rod), EVERYTHING)
                .propagate(known(STACK, rod, 7), Watch.by(events::add));
        assertThat(events).extracting(PropagationEvent::slice).containsExactly(6, 5, 4, 8, 9, 10);
        double shifted = 4 * 4 / 24.0;
        assertThat(events.get(0)).isEqualTo(new Stored(6, rod.slice(STACK, 6), 1));
        assertThat(events.get(1)).isEqualTo(new Stored(5, rod.slice(STACK, 5), shifted));
        assertThat(events.get(2)).isEqualTo(new Ended(4, 0, Reason.EMPTY));
    }

    @Test
    void anIouOfExactlyTheLeastGoesOn() {
        Solid rod = Solid.slantedRod(5, 9);
        double shifted = 4 * 4 / 24.0;
        assertThat(fromOneSlice(Axis.Z, 7, EVERYTHING.withLeastIou(shifted), rod))
                .isEqualTo(rod.slices(STACK));
        assertThat(fromOneSlice(Axis.Z, 7, EVERYTHING.withLeastIou(Math.nextUp(shifted)), rod)
                        .keySet())
                .containsExactly(6, 7);
    }

    @Test
    void betweenTwoSlicesBothSidesMeetInTheMiddle() {
        Solid rod = Solid.slantedRod(0, 15);
        PerfectPredictor even = new PerfectPredictor(STACK, rod);
        new Propagator(STACK, even, EVERYTHING).propagate(known(STACK, rod, 0, 4, 15), Watch.nobody());
        assertThat(even.asked.subList(0, 3)).containsExactly(1, 3, 2);
        Mask both = rod.slice(STACK, 1).or(rod.slice(STACK, 3));
        assertThat(even.prompts.get(2)).isEqualTo(Projection.BOX_AND_MASK.of(both));
        assertThat(even.asked.subList(3, 13)).containsExactly(5, 6, 7, 8, 9, 14, 13, 12, 11, 10);
        assertThat(even.prompts.get(7)).isEqualTo(Projection.BOX_AND_MASK.of(rod.slice(STACK, 8)));
        assertThat(even.prompts.get(12)).isEqualTo(Projection.BOX_AND_MASK.of(rod.slice(STACK, 11)));
    }

    @Test
    void theOnlySliceBetweenTwoComesFromBoth() {
        Solid rod = Solid.slantedRod(0, 15);
        PerfectPredictor predictor = new PerfectPredictor(STACK, rod);
        new Propagator(STACK, predictor, EVERYTHING).propagate(known(STACK, rod, 0, 2, 3, 15), Watch.nobody());
        assertThat(predictor.asked.get(0)).isEqualTo(1);
        assertThat(predictor.prompts.get(0))
                .isEqualTo(Projection.BOX_AND_MASK.of(rod.slice(STACK, 0).or(rod.slice(STACK, 2))));
        assertThat(predictor.asked).doesNotContain(0, 2, 3, 15);
    }

    @Test
    void whatIsBetweenIsTakenWhateverTheIou() {
        Solid jumping = (x, y, z) -> z % 2 == 0 ? x < 8 : x > 10;
        SlicePredictor predictor = (slice, prompts, multimask) -> jumping.slice(STACK, slice);
        SortedMap<Integer, Mask> found = new Propagator(STACK, predictor, EVERYTHING.withLeastIou(1))
                .propagate(known(STACK, jumping, 3, 8), Watch.nobody());
        assertThat(found.keySet()).containsExactly(3, 4, 5, 6, 7, 8);
    }

    @Test
    void whereOneSideComesToNothingTheOtherGoesOn() {
        Solid rod = Solid.slantedRod(0, 15);
        for (int blind : List.of(4, 12)) { // from one side only
            int before = blind < 8 ? blind - 1 : blind + 1;
            SlicePredictor halfBlind = (slice, prompts, multimask) -> {
                boolean fromBefore = prompts.equals(Projection.BOX_AND_MASK.of(rod.slice(STACK, before)));
                return slice == blind && fromBefore ? STACK.nothing() : rod.slice(STACK, slice);
            };
            SortedMap<Integer, Mask> found =
                    new Propagator(STACK, halfBlind, EVERYTHING).propagate(known(STACK, rod, 2, 14), Watch.nobody());
            assertThat(found).isEqualTo(rod.slices(STACK));
        }
    }

    @Test
    void anEmptySliceEndsTheObject() {
        Solid rod = Solid.slantedRod(0, 15);
        PerfectPredictor predictor = new PerfectPredictor(STACK, rod);
        SortedMap<Integer, Mask> known = known(STACK, rod, 7);
        known.put(4, STACK.nothing());
        known.put(10, STACK.nothing());
        SortedMap<Integer, Mask> found =
                new Propagator(STACK, predictor, EVERYTHING.withLeastIou(1)).propagate(known, Watch.nobody());
        assertThat(found.keySet()).containsExactly(5, 6, 7, 8, 9);
        assertThat(predictor.asked).containsExactly(6, 5, 8, 9);
    }

    @Test
    void nothingComesOfNothing() {
        PerfectPredictor predictor = new PerfectPredictor(STACK, Solid.ring());
        Propagator propagator = new Propagator(STACK, predictor, EVERYTHING);
        assertThat(propagator.propagate(new TreeMap<>(), Watch.nobody())).isEmpty();
        SortedMap<Integer, Mask> empty = new TreeMap<>();
        empty.put(3, STACK.nothing());
        assertThat(propagator.propagate(empty, Watch.nobody())).isEmpty();
        assertThat(predictor.asked).isEmpty();
    }

    @Test
    void aVolumeOfOneSliceIsItsAnnotation() {
        SliceStack one = new SliceStack(new VoxelGrid(24, 20, 1, Affine.spaced(1, 1, 1)), Axis.Z);
        SortedMap<Integer, Mask> known = known(one, Solid.slantedRod(0, 0), 0);
        assertThat(new Propagator(one, new PerfectPredictor(one), EVERYTHING).propagate(known, Watch.nobody()))
                .isEqualTo(known);
    }

    @Test
    void interpolationAsksNoModelAndMarkersAskForEachSlice() {
        Solid rod = Solid.slantedRod(0, 15);
        PerfectPredictor predictor = new PerfectPredictor(STACK, rod);
        SortedMap<Integer, Mask> known = known(STACK, rod, 4, 8);
        Propagator interpolating = new Propagator(STACK, predictor, EVERYTHING.withBetween(Between.INTERPOLATED));
        assertThat(interpolating.propagate(known, Watch.nobody()).keySet()).containsExactly(4, 5, 6, 7, 8);
        assertThat(predictor.asked).isEmpty();
        Propagator marking = new Propagator(STACK, predictor, EVERYTHING.withBetween(Between.MARKERS));
        assertThat(marking.propagate(known, Watch.nobody()))
                .isEqualTo(rod.slices(STACK).subMap(4, 9));
        assertThat(predictor.asked).containsExactly(5, 6, 7);
    }

    @Test
    void cancellingIsAsked() {
        Solid rod = Solid.slantedRod(0, 15);
        PerfectPredictor predictor = new PerfectPredictor(STACK, rod);
        Watch impatient = new Watch(event -> {}, () -> predictor.asked.size() == 3);
        assertThatThrownBy(
                        () -> new Propagator(STACK, predictor, EVERYTHING).propagate(known(STACK, rod, 7), impatient))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("slice 3");
        assertThat(predictor.asked).hasSize(3);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Propagator propagator = new Propagator(STACK, new PerfectPredictor(STACK), EVERYTHING);
        SortedMap<Integer, Mask> outside = new TreeMap<>();
        outside.put(16, STACK.nothing());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> propagator.propagate(outside, Watch.nobody()))
                .withMessageContaining("slices 0 to 15");
        SortedMap<Integer, Mask> small = new TreeMap<>();
        small.put(1, Mask.empty(3, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> propagator.propagate(small, Watch.nobody()))
                .withMessageContaining("24 x 20");
        assertThatIllegalArgumentException().isThrownBy(() -> EVERYTHING.withLeastIou(1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> EVERYTHING.withLeastIou(Double.NaN));
    }
}
