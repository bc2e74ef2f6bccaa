package dev.margo.evaluate.volume;

import dev.margo.evaluate.Csv;
import dev.margo.evaluate.volume.VolumeScore.Place;
import dev.margo.evaluate.volume.VolumeScore.Scores;
import dev.margo.evaluate.volume.VolumeScore.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A {@link VolumeScore} as a line of a table. */
final class VolumeCsv {
    /** What is the same whenever an evaluation is repeated. */
    static final String REPEATABLE_COLUMNS = "dataset,volume,object,voxels,slices,middle_slice,start,settings,dice,nsd,"
            + "hd95_mm,assd_mm,middle_dice,extent_dice";

    static final String COLUMNS = REPEATABLE_COLUMNS + ",milliseconds";
    private static final int COUNT = COLUMNS.split(",").length;

    private VolumeCsv() {}

    static String line(VolumeScore score) {
        return repeatable(score) + ","
                + score.milliseconds().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Without the times. */
    static String repeatable(VolumeScore score) {
        Place place = score.place();
        Scores scores = score.scores();
        return Csv.line(List.of(
                place.dataset(),
                place.volume(),
                place.object(),
                Long.toString(place.voxels()),
                Integer.toString(place.slices()),
                Integer.toString(place.middle()),
                score.turn().start(),
                score.turn().settings(),
                Double.toString(scores.dice()),
                Double.toString(scores.nsd()),
                Double.toString(scores.hd95()),
                Double.toString(scores.assd()),
                Double.toString(scores.middleDice()),
                Double.toString(scores.extentDice())));
    }

    /** @throws IllegalArgumentException if {@code line} is no such line */
    static VolumeScore parse(String line) {
        List<String> fields = Csv.fields(line);
        if (fields.size() != COUNT) {
            throw new IllegalArgumentException(
                    "'%s' has %s fields; expected %s".formatted(line, fields.size(), COLUMNS));
        }
        double[] scores =
                fields.subList(8, 14).stream().mapToDouble(Double::parseDouble).toArray();
        String times = fields.get(14);
        return new VolumeScore(
                new Place(
                        fields.get(0),
                        fields.get(1),
                        fields.get(2),
                        Long.parseLong(fields.get(3)),
                        Integer.parseInt(fields.get(4)),
                        Integer.parseInt(fields.get(5))),
                new Turn(fields.get(6), fields.get(7)),
                new Scores(scores[0], scores[1], scores[2], scores[3], scores[4], scores[5]),
                times.isEmpty()
                        ? List.of()
                        : Arrays.stream(times.split(" ")).map(Double::valueOf).toList());
    }

    /** The lines of a file. @throws IllegalArgumentException if one is not understood */
    static List<VolumeScore> parseAll(String lines) {
        return lines.lines().map(VolumeCsv::parse).toList();
    }
}
