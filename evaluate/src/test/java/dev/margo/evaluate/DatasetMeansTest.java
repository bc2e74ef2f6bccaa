package dev.margo.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetMeansTest {
    private final DatasetMeans<String> means = new DatasetMeans<>(0);

    @Test
    void eachDataSetCountsTheSame() {
        for (int i = 0; i < 10; i++) {
            means.add("many", "dice", "image " + i, 0.8);
        }
        means.add("few", "dice", "image", 0.2);
        means.add("few", "dice", "image", 0.4);
        Map<String, Map<String, Estimate>> found = means.estimates();
        assertThat(found.keySet()).containsExactly("many", "few", Summary.ALL);
        assertThat(found.get("few").get("dice").mean()).isCloseTo(0.3, within(1e-12));
        assertThat(found.get(Summary.ALL).get("dice").mean()).isCloseTo(0.55, within(1e-12));
        assertThat(found.get(Summary.ALL).get("dice").count()).isEqualTo(2);
    }

    @Test
    void intervalsAreOfWholeImages() {
        for (int i = 0; i < 40; i++) {
            means.add("set", "objects alike", "image " + i % 2, i % 2);
            means.add("set", "images alike", "image " + i % 2, i / 20);
        }
        Map<String, Estimate> found = means.estimates().get("set");
        assertThat(found.get("objects alike").interval()).isEqualTo(new Estimate.Interval(0, 1));
        assertThat(found.get("images alike").interval()).isEqualTo(new Estimate.Interval(0.5, 0.5));
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        means.add("set", "distance", "a", Double.POSITIVE_INFINITY);
        means.add("set", "distance", "b", 3);
        means.add("set", "none", "a", Double.POSITIVE_INFINITY);
        Map<String, Estimate> found = means.estimates().get("set");
        assertThat(found).containsOnlyKeys("distance");
        assertThat(found.get("distance").mean()).isEqualTo(3);
        assertThat(found.get("distance").leftOut()).isEqualTo(1);
    }
}
