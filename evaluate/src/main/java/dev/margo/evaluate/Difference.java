package dev.margo.evaluate;

import dev.margo.evaluate.RoundScore.Place;
import dev.margo.evaluate.RoundScore.Turn;
import dev.margo.evaluate.SummaryBuilder.Drawn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much better a model answers than another, object by object. Surer than two means beside each other, since objects
 * that are hard for one model are hard for the other.
 *
 * @param dataset a data set, or {@link Summary#ALL}
 * @param protocol its label
 * @param round from 0 on
 * @param dice the model's Dice less that of the other, over the objects that both were asked for
 */
public record Difference(String dataset, String protocol, int round, Estimate dice) {
    private record Asked(String dataset, String image, String object, String protocol, int repeat, int round) {
        private static Asked of(RoundScore score) {
            Place place = score.place();
            Turn turn = score.turn();
            return new Asked(
                    place.dataset(), place.image(), place.object(), turn.protocol(), turn.repeat(), turn.round());
        }
    }

    private record Key(String dataset, String protocol, int round) {}

    /**
     * By data set, protocol and round, in the order of {@code scores}; if there are several data sets, last their means.
     * Baselines are left out.
     *
     * @param seed of the bootstrap samples of the images
     */
    public static List<Difference> between(Iterable<RoundScore> base, Iterable<RoundScore> scores, long seed) {
        Map<Asked, Double> dice = new HashMap<>();
        base.forEach(score -> dice.put(Asked.of(score), score.scores().dice()));
        Map<Key, ClusterSample> samples = new LinkedHashMap<>();
        for (RoundScore score : scores) {
            Asked asked = Asked.of(score);
            if (dice.containsKey(asked) && !asked.protocol.equals(InscribedEllipse.LABEL)) {
                samples.computeIfAbsent(new Key(asked.dataset, asked.protocol, asked.round), key -> new ClusterSample())
                        .add(asked.image, asked.repeat, score.scores().dice() - dice.get(asked));
            }
        }
        return estimate(samples, seed);
    }

    private static List<Difference> estimate(Map<Key, ClusterSample> samples, long seed) {
        List<Difference> differences = new ArrayList<>();
        Map<Key, List<Drawn>> together = new LinkedHashMap<>();
        samples.forEach((key, sample) -> {
            double[] draws = sample.draws(Chance.of(seed, "bootstrap", key.dataset));
            differences.add(new Difference(key.dataset, key.protocol, key.round, sample.estimate(draws)));
            together.computeIfAbsent(new Key(Summary.ALL, key.protocol, key.round), all -> new ArrayList<>())
                    .add(new Drawn(sample.mean(), draws));
        });
        if (samples.keySet().stream().map(Key::dataset).distinct().count() > 1) {
            together.forEach((key, datasets) -> differences.add(
                    new Difference(key.dataset, key.protocol, key.round, SummaryBuilder.mean(datasets))));
        }
        return List.copyOf(differences);
    }
}
