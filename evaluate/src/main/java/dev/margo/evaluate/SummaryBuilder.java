package dev.margo.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** Takes scores, the rounds of a repeat one after the other, and sums them up. Memory grows with images, not with objects. */
final class SummaryBuilder {
    private record Asked(String dataset, String protocol) {}

    private record Key(String dataset, String protocol, int round) {}

    /** Means of bootstrap samples, by what they are of. */
    record Drawn(double mean, double[] draws) {}

    private final long seed;
    private final Map<Key, Map<Measure, ClusterSample>> samples = new LinkedHashMap<>();
    private final Map<Asked, ClickCount> clicks = new LinkedHashMap<>();

    SummaryBuilder(long seed) {
        this.seed = seed;
    }

    void add(RoundScore score) {
        String dataset = score.place().dataset();
        String protocol = score.turn().protocol();
        Map<Measure, ClusterSample> ofRound = samples.computeIfAbsent(
                new Key(dataset, protocol, score.turn().round()), key -> new EnumMap<>(Measure.class));
        for (Measure measure : Measure.values()) {
            measure.of(score)
                    .ifPresent(value -> ofRound.computeIfAbsent(measure, m -> new ClusterSample())
                            .add(score.place().image(), score.turn().repeat(), value));
        }
        if (!protocol.equals(InscribedEllipse.LABEL) && !EverythingMode.isLabel(protocol)) {
            clicks.computeIfAbsent(new Asked(dataset, protocol), asked -> new ClickCount())
                    .add(score);
        }
    }

    Summary build() {
        Map<Key, Map<Measure, Drawn>> drawn = new LinkedHashMap<>();
        List<Summary.Round> rounds = new ArrayList<>();
        samples.forEach((key, measures) -> {
            Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
            Map<Measure, Drawn> draws = new EnumMap<>(Measure.class);
            measures.forEach((measure, sample) -> {
                if (!sample.isEmpty()) {
                    double[] means = sample.draws(random(key.dataset));
                    estimates.put(measure, sample.estimate(means));
                    draws.put(measure, new Drawn(sample.mean(), means));
                }
            });
            drawn.put(key, draws);
            rounds.add(round(
                    key,
                    estimates,
                    samples.get(new Key(key.dataset, InscribedEllipse.LABEL, 0))
                            .get(Measure.DICE)
                            .mean()));
        });
        rounds.addAll(overall(drawn));
        List<Summary.Clicks> counted = new ArrayList<>();
        clicks.forEach(
                (asked, count) -> counted.add(count.summed(asked.dataset, asked.protocol, random(asked.dataset))));
        return new Summary(rounds, counted);
    }

    /** Images of a data set are drawn alike for all its rounds and protocols. */
    private RandomGenerator random(String dataset) {
        return Chance.of(seed, "bootstrap", dataset);
    }

    private static Summary.Round round(Key key, Map<Measure, Estimate> estimates, double ellipseDice) {
        Estimate dice = estimates.get(Measure.DICE);
        OptionalDouble remaining =
                ellipseDice < 1 ? OptionalDouble.of((1 - dice.mean()) / (1 - ellipseDice)) : OptionalDouble.empty();
        return new Summary.Round(key.dataset, key.protocol, key.round, estimates, remaining);
    }

    /** Means of the data sets that have a round. */
    private static List<Summary.Round> overall(Map<Key, Map<Measure, Drawn>> drawn) {
        if (drawn.keySet().stream().map(Key::dataset).distinct().count() < 2) {
            return List.of();
        }
        Map<Key, Map<Measure, List<Drawn>>> together = new LinkedHashMap<>();
        drawn.forEach((key, measures) -> measures.forEach((measure, draws) -> together.computeIfAbsent(
                        new Key(Summary.ALL, key.protocol, key.round), k -> new EnumMap<>(Measure.class))
                .computeIfAbsent(measure, m -> new ArrayList<>())
                .add(draws)));
        Map<Key, Map<Measure, Estimate>> estimates = new LinkedHashMap<>();
        together.forEach((key, measures) -> {
            Map<Measure, Estimate> means = new EnumMap<>(Measure.class);
            measures.forEach((measure, datasets) -> means.put(measure, mean(datasets)));
            estimates.put(key, means);
        });
        double ellipseDice = estimates
                .get(new Key(Summary.ALL, InscribedEllipse.LABEL, 0))
                .get(Measure.DICE)
                .mean();
        List<Summary.Round> rounds = new ArrayList<>();
        estimates.forEach((key, means) -> rounds.add(round(key, means, ellipseDice)));
        return rounds;
    }

    /** Of data sets, each of which counts the same. */
    static Estimate mean(List<Drawn> datasets) {
        double[] means = datasets.stream().mapToDouble(Drawn::mean).toArray();
        double[] draws = new double[ClusterSample.DRAWS];
        for (int i = 0; i < draws.length; i++) {
            int draw = i;
            draws[i] = datasets.stream()
                    .mapToDouble(dataset -> dataset.draws[draw])
                    .average()
                    .orElseThrow();
        }
        double mean = datasets.stream().mapToDouble(Drawn::mean).average().orElseThrow();
        return new Estimate(
                datasets.size(),
                0,
                mean,
                ClusterSample.sd(means),
                OptionalDouble.empty(),
                ClusterSample.interval(draws));
    }
}
