package dev.margo.evaluate;

import dev.margo.evaluate.RoundScore.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Attributes of objects beside the Dice of each protocol's last round, and how the two go together. For one thread. */
final class AttributeTables {
    private final Map<Place, ObjectAttributes> objects = new LinkedHashMap<>();
    private final Map<Place, Map<String, LastRound>> scores = new LinkedHashMap<>();
    private final Set<String> protocols = new LinkedHashSet<>();

    /** The mean over repeats. */
    private static final class LastRound {
        private int round;
        private int count;
        private double sum;

        private void add(RoundScore score) {
            if (score.turn().round() > round) {
                round = score.turn().round();
                count = 0;
                sum = 0;
            }
            if (score.turn().round() == round) {
                count++;
                sum += score.scores().dice();
            }
        }

        private double dice() {
            return sum / count;
        }
    }

    void add(ObjectAttributes object) {
        objects.put(object.place(), object);
    }

    void add(RoundScore score) {
        String protocol = score.turn().protocol();
        if (!protocol.equals(InscribedEllipse.LABEL)) {
            protocols.add(protocol);
            scores.computeIfAbsent(score.place(), place -> new LinkedHashMap<>())
                    .computeIfAbsent(protocol, name -> new LastRound())
                    .add(score);
        }
    }

    List<AttributeCorrelation> correlations() {
        Map<String, List<Place>> datasets = new LinkedHashMap<>();
        objects.keySet()
                .forEach(place -> datasets.computeIfAbsent(place.dataset(), name -> new ArrayList<>())
                        .add(place));
        if (datasets.size() > 1) {
            datasets.put(AttributeCorrelation.ALL, List.copyOf(objects.keySet()));
        }
        List<AttributeCorrelation> all = new ArrayList<>();
        datasets.forEach((dataset, places) -> {
            for (String protocol : protocols) {
                for (Attribute attribute : Attribute.values()) {
                    all.add(correlation(dataset, places, protocol, attribute));
                }
            }
        });
        return all;
    }

    private AttributeCorrelation correlation(String dataset, List<Place> places, String protocol, Attribute attribute) {
        List<Place> known = places.stream()
                .filter(place -> objects.get(place).values().values().stream().allMatch(Double::isFinite))
                .toList();
        double[] dice = known.stream()
                .mapToDouble(place -> scores.get(place).get(protocol).dice())
                .toArray();
        double[] values = values(known, attribute);
        List<double[]> fixed =
                attribute.others().stream().map(other -> values(known, other)).toList();
        OptionalDouble rho = RankCorrelation.of(values, dice);
        List<AttributeCorrelation.Point> shown = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            shown.add(new AttributeCorrelation.Point(values[i], dice[i]));
        }
        return new AttributeCorrelation(
                dataset, protocol, attribute, shown, rho, RankCorrelation.partial(values, dice, fixed));
    }

    private double[] values(List<Place> places, Attribute attribute) {
        return places.stream()
                .mapToDouble(place -> objects.get(place).values().get(attribute))
                .toArray();
    }

    /** A line per object. */
    List<String> objectLines() {
        List<String> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("dataset", "image", "object"));
        for (Attribute attribute : Attribute.values()) {
            head.add(attribute.label());
        }
        protocols.forEach(protocol -> head.add("dice of " + protocol));
        lines.add(Csv.line(head));
        objects.forEach((place, object) -> {
            List<String> fields = new ArrayList<>(List.of(place.dataset(), place.image(), place.object()));
            for (Attribute attribute : Attribute.values()) {
                fields.add(Double.toString(object.values().get(attribute)));
            }
            protocols.forEach(protocol ->
                    fields.add(Double.toString(scores.get(place).get(protocol).dice())));
            lines.add(Csv.line(fields));
        });
        return lines;
    }
}
