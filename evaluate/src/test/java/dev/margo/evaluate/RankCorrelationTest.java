package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values are those of scipy.stats.spearmanr, and of the inverse of NumPy's corrcoef of scipy.stats.rankdata. */
class RankCorrelationTest {
    private static final double[] X = {1, 2, 2, 4, 7, 5, 9, 3};
    private static final double[] Y = {0.2, 0.1, 0.5, 0.5, 0.9, 0.4, 0.8, 0.3};
    private static final double[] Z = {3, 1, 4, 1, 5, 9, 2, 6};
    private static final double[] W = {2, 7, 1, 8, 2, 8, 1, 8};

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertThat(RankCorrelation.of(X, Y).getAsDouble()).isCloseTo(0.7650602409638554, within(1e-12));
    }

    @Test
    void holdsOthersFixed() {
        assertThat(RankCorrelation.partial(X, Y, List.of(Z)).getAsDouble())
                .isCloseTo(0.7608250830498725, within(1e-12));
        assertThat(RankCorrelation.partial(X, Y, List.of(Z, W)).getAsDouble())
                .isCloseTo(0.815973422691437, within(1e-12));
    }

    @Test
    void whatIsAlwaysTheSameOrFollowsFromOthersChangesNothing() {
        double[] same = {1, 1, 1, 1, 1, 1, 1, 1};
        double[] twice = {6, 2, 8, 2, 10, 18, 4, 12};
        assertThat(RankCorrelation.partial(X, Y, List.of(Z, same, twice)).getAsDouble())
                .isCloseTo(0.7608250830498725, within(1e-9));
    }

    @Test
    void nothingIsSaidOfTooFewOrEqualValues() {
        assertThat(RankCorrelation.of(new double[] {1, 2}, new double[] {1, 2})).isEmpty();
        assertThat(RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isEmpty();
        assertThat(RankCorrelation.partial(X, Y, List.of(X))).isEmpty();
    }
}
