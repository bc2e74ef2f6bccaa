package dev.margo.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.margo.image.Axis;
import dev.margo.image.Volume;
import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsSearchTest {
    private static final SliceStack STACK = Solid.stack(Axis.Z);
    private static final SearchGrid GRID = new SearchGrid(
            List.of(Projection.BOX, Projection.BOX_AND_MASK),
            List.of(BoxGrowth.NONE, new BoxGrowth(0.1)),
            List.of(0.3, 0.7, 0.05));

    @Test
    void theReleasedGridHas275Settings() {
        assertThat(SearchGrid.released().settings()).hasSize(275).doesNotHaveDuplicates();
        assertThat(SearchGrid.released().propagations()).isEqualTo(55);
    }

    @Test
    void theMaskAloneIsTriedOnceAsNothingOfItGrows() {
        assertThat(SearchGrid.usual().settings()).hasSize(280).doesNotHaveDuplicates();
        assertThat(SearchGrid.usual().propagations()).isEqualTo(56);
    }

    @ParameterizedTest
    @EnumSource(SettingsSearch.Start.class)
    void onePropagationScoresEveryLeastIouAsItsOwnWould(SettingsSearch.Start start) {
        Solid truth = Solid.ball(12, 9, 7, 5.3);
        Solid leaking = (x, y, z) -> truth.has(x, y, z) || z == 11 && x < 12 || z > 11;
        AtomicInteger steps = new AtomicInteger();
        List<SettingsScore> scores = new SettingsSearch(GRID, start)
                .score(
                        STACK,
                        new PerfectPredictor(STACK, leaking),
                        List.of(truth.slices(STACK)),
                        steps::incrementAndGet);
        assertThat(steps).hasValue(4);
        assertThat(scores).extracting(SettingsScore::settings).isEqualTo(GRID.settings());
        for (SettingsScore score : scores) {
            InteractiveVolume alone =
                    new InteractiveVolume(STACK, new PerfectPredictor(STACK, leaking), score.settings());
            alone.prompt(1, 7, Box.of(truth.slice(STACK, 7).bounds().orElseThrow()));
            alone.propagate(Watch.nobody());
            assertThat(score.dice()).isEqualTo(dice(truth.slices(STACK), alone.masks(1)));
        }
        assertThat(scores.stream().map(SettingsScore::dice).distinct()).hasSizeGreaterThan(2);
    }

    private static double dice(SortedMap<Integer, Mask> a, SortedMap<Integer, Mask> b) {
        double both = 0;
        for (int slice : a.keySet()) {
            both += b.containsKey(slice) ? a.get(slice).and(b.get(slice)).area() : 0;
        }
        double all = a.values().stream().mapToInt(Mask::area).sum()
                + b.values().stream().mapToInt(Mask::area).sum();
        return 2 * both / all;
    }

    @Test
    void theBestOnAllVolumesIsNotTheBestOfEach() {
        List<PropagationSettings> settings = GRID.settings();
        List<List<SettingsScore>> volumes = List.of(scores(settings, 0.9, 0.8, 0.1), scores(settings, 0.2, 0.7, 0.8));
        assertThat(SettingsSearch.best(volumes)).isEqualTo(new SettingsScore(settings.get(1), 0.75));
        assertThat(SettingsSearch.oracle(volumes)).isEqualTo((0.9 + 0.8) / 2);
    }

    private static List<SettingsScore> scores(List<PropagationSettings> settings, double... dice) {
        return List.of(
                new SettingsScore(settings.get(0), dice[0]),
                new SettingsScore(settings.get(1), dice[1]),
                new SettingsScore(settings.get(2), dice[2]));
    }

    @Test
    void objectsTooSmallInTheMiddleTakeNoPart() {
        Map<Integer, SortedMap<Integer, Mask>> truth = new TreeMap<>();
        truth.put(1, Solid.ball(12, 9, 7, 5).slices(STACK));
        truth.put(2, Solid.ball(3, 3, 3, 1).slices(STACK));
        SortedMap<Integer, Mask> inTwo = new TreeMap<>(Solid.ball(12, 9, 2, 2).slices(STACK));
        inTwo.putAll(Solid.ball(12, 9, 12, 2).slices(STACK));
        truth.put(3, inTwo); // nothing in the middle
        assertThat(SettingsSearch.eligible(truth)).containsExactly(truth.get(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SettingsSearch(GRID, SettingsSearch.Start.BOX)
                        .score(STACK, new PerfectPredictor(STACK), List.of(), () -> {}))
                .withMessageContaining("10 px");
    }

    @ParameterizedTest
    @EnumSource(Axis.class)
    void masksOfALabelVolumeAreTheOnesItWasMadeOf(Axis axis) {
        SliceStack stack = Solid.stack(axis);
        Map<Integer, SortedMap<Integer, Mask>> masks = new TreeMap<>();
        masks.put(3, Solid.ball(4, 15, 8, 3).slices(stack));
        masks.put(900, Solid.slantedRod(2, 13).slices(stack));
        Volume labels = LabelVolume.of(stack, masks);
        assertThat(LabelVolume.masks(labels, axis)).isEqualTo(masks);
    }
}
