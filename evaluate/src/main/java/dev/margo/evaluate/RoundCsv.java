package dev.margo.evaluate;

import dev.margo.evaluate.RoundScore.Place;
import dev.margo.evaluate.RoundScore.Scores;
import dev.margo.evaluate.RoundScore.Turn;
import java.util.List;

/** A {@link RoundScore} as a line of a table. */
final class RoundCsv {
    /** What is the same whenever an evaluation is repeated. */
    static final String REPEATABLE_COLUMNS =
            "dataset,image,object,area,protocol,repeat,round,prompts,dice,iou,nsd,hd95,predicted_iou";

    static final String COLUMNS = REPEATABLE_COLUMNS + ",milliseconds";
    private static final int COUNT = COLUMNS.split(",").length;

    private RoundCsv() {}

    static String line(RoundScore score) {
        return repeatable(score) + "," + Csv.number(score.milliseconds());
    }

    /** Without the time. */
    static String repeatable(RoundScore score) {
        return Csv.line(List.of(
                score.place().dataset(),
                score.place().image(),
                score.place().object(),
                Integer.toString(score.place().area()),
                score.turn().protocol(),
                Integer.toString(score.turn().repeat()),
                Integer.toString(score.turn().round()),
                Integer.toString(score.turn().prompts()),
                Double.toString(score.scores().dice()),
                Double.toString(score.scores().iou()),
                Csv.number(score.scores().nsd()),
                Csv.number(score.scores().hd95()),
                Csv.number(score.predictedIou())));
    }

    /** @throws IllegalArgumentException if {@code line} is no such line */
    static RoundScore parse(String line) {
        List<String> fields = Csv.fields(line);
        if (fields.size() != COUNT) {
            throw new IllegalArgumentException(
                    "'%s' has %s fields; expected %s".formatted(line, fields.size(), COLUMNS));
        }
        return new RoundScore(
                new Place(fields.get(0), fields.get(1), fields.get(2), Integer.parseInt(fields.get(3))),
                new Turn(
                        fields.get(4),
                        Integer.parseInt(fields.get(5)),
                        Integer.parseInt(fields.get(6)),
                        Integer.parseInt(fields.get(7))),
                new Scores(
                        Double.parseDouble(fields.get(8)),
                        Double.parseDouble(fields.get(9)),
                        Csv.number(fields.get(10)),
                        Csv.number(fields.get(11))),
                Csv.number(fields.get(12)),
                Csv.number(fields.get(13)));
    }
}
