package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleOrderTest {
    private static final long SEED = 42;

    private static DatasetMix mix(List<Integer> sizes, List<Double> weights) {
        List<Dataset> datasets = new ArrayList<>();
        sizes.forEach(size -> datasets.add(new Counted(size)));
        return new DatasetMix(datasets, weights);
    }

    private record Counted(int size) implements Dataset {
        @Override
        public String name() {
            return "set of " + size;
        }

        @Override
        public String patient(int index) {
            return "nobody";
        }

        @Override
        public Sample read(int index) {
            throw new UnsupportedOperationException();
        }
    }

    private static List<SamplePlace> epoch(SampleOrder order, long epoch) {
        return LongStream.range(epoch * order.epochLength(), (epoch + 1) * order.epochLength())
                .mapToObj(order::at)
                .toList();
    }

    @Test
    void anEpochBySizeHoldsEverySampleOnceInAnotherOrderEachTime() {
        DatasetMix mix = DatasetMix.bySize(List.of(new Counted(7), new Counted(1), new Counted(100)));
        SampleOrder order = SampleOrder.of(mix, SEED);
        assertThat(order.epochLength()).isEqualTo(108);
        for (int epoch = 0; epoch < 5; epoch++) {
            assertThat(epoch(order, epoch)).doesNotHaveDuplicates().hasSize(108);
        }
        assertThat(epoch(order, 0)).isNotEqualTo(epoch(order, 1));
    }

    @Test
    void weightsShareAnEpochAndNoSampleIsSeenTwiceMoreThanAnother() {
        SampleOrder order = SampleOrder.of(mix(List.of(5, 50, 13), List.of(1.0, 2.0, 0.5)), SEED, 70);
        Map<SamplePlace, Integer> seen = new HashMap<>();
        for (int epoch = 0; epoch < 9; epoch++) {
            List<SamplePlace> places = epoch(order, epoch);
            assertThat(places.stream().filter(place -> place.dataset() == 0)).hasSize(20);
            assertThat(places.stream().filter(place -> place.dataset() == 1)).hasSize(40);
            assertThat(places.stream().filter(place -> place.dataset() == 2)).hasSize(10);
            places.forEach(place -> seen.merge(place, 1, Integer::sum));
            for (int dataset = 0; dataset < 3; dataset++) {
                assertThat(most(seen, dataset, order) - least(seen, dataset)).isBetween(0, 1);
            }
        }
    }

    private static int most(Map<SamplePlace, Integer> seen, int dataset, SampleOrder order) {
        return seen.entrySet().stream()
                .filter(entry -> entry.getKey().dataset() == dataset)
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private static int least(Map<SamplePlace, Integer> seen, int dataset) {
        int[] sizes = {5, 50, 13};
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < sizes[dataset]; i++) {
            least = Math.min(least, seen.getOrDefault(new SamplePlace(dataset, i), 0));
        }
        return least;
    }

    @Test
    void theSamePositionIsTheSameSampleAndAnotherSeedAnotherOrder() {
        DatasetMix mix = mix(List.of(30, 40), List.of(1.0, 1.0));
        assertThat(epoch(SampleOrder.of(mix, SEED), 3)).isEqualTo(epoch(SampleOrder.of(mix, SEED), 3));
        assertThat(epoch(SampleOrder.of(mix, SEED), 3)).isNotEqualTo(epoch(SampleOrder.of(mix, SEED + 1), 3));
    }

    @Test
    void theOrderOfASeedIsTheSameInEveryVersionSinceRunsResumeByIt() {
        SampleOrder order = SampleOrder.of(DatasetMix.of(new Counted(10)), SEED);
        assertThat(epoch(order, 0).stream().map(SamplePlace::index)).containsExactly(9, 6, 3, 0, 1, 5, 7, 8, 2, 4);
    }

    @Test
    void placesOfAShuffleAreEquallyLikely() {
        int length = 10;
        int[][] counts = new int[length][length];
        int draws = 20_000;
        for (int seed = 0; seed < draws; seed++) {
            for (int i = 0; i < length; i++) {
                counts[i][(int) new Shuffle(length, SeededHash.of(SEED, seed)).at(i)]++;
            }
        }
        double chiSquare = 0;
        double expected = (double) draws / length;
        for (int[] row : counts) {
            for (int count : row) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
        }
        assertThat(chiSquare).isLessThan(130); // 81 degrees of freedom: 99.9 % are below 126
    }

    @Test
    void shufflesOfAllSmallLengthsArePermutations() {
        for (long length = 1; length < 300; length++) {
            Shuffle shuffle = new Shuffle(length, SEED);
            assertThat(LongStream.range(0, length).map(shuffle::at).distinct().count())
                    .isEqualTo(length);
        }
    }

    @Test
    void aDatasetWithoutAShareIsRefused() {
        DatasetMix mix = mix(List.of(30, 40), List.of(1e-6, 1.0));
        assertThatThrownBy(() -> SampleOrder.of(mix, SEED, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set of 30 with weight 1.0E-6");
        assertThatThrownBy(() -> mix(List.of(0), List.of(1.0))).hasMessageContaining("has no samples");
        assertThatThrownBy(() -> mix(List.of(3), List.of(Double.NaN))).hasMessageContaining("weight NaN");
    }

    @Test
    void temperedWeightsLieBetweenEqualAndSize() {
        List<Dataset> datasets = List.of(new Counted(4), new Counted(100));
        assertThat(DatasetMix.equal(datasets).weights()).containsExactly(1.0, 1.0);
        assertThat(DatasetMix.tempered(datasets, 0.5).weights()).containsExactly(2.0, 10.0);
        assertThat(DatasetMix.bySize(datasets).weights()).containsExactly(4.0, 100.0);
    }
}
