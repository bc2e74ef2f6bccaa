package dev.margo.evaluate;

import dev.margo.evaluate.RoundScore.Turn;
import dev.margo.mask.Mask;
import dev.margo.mask.RunLengthEncoding;
import java.util.List;
import java.util.Optional;

/**
 * All pixels of a class in a picture.
 *
 * @param label of the class: its id, and before it the layer's number where there are several layers
 * @param turn when it was answered so; absent for the truth
 */
record ClassMask(String dataset, String image, String label, Optional<Turn> turn, RunLengthEncoding mask) {
    static final String LINE = "#class";
    private static final int FIELDS = 10;

    static ClassMask of(String dataset, String image, String label, Optional<Turn> turn, Mask mask) {
        return new ClassMask(dataset, image, label, turn, RunLengthEncoding.of(mask));
    }

    /** For the journal. */
    String line() {
        return LINE
                + ","
                + Csv.line(List.of(
                        dataset,
                        image,
                        label,
                        turn.map(Turn::protocol).orElse(""),
                        turn.map(at -> Integer.toString(at.repeat())).orElse(""),
                        turn.map(at -> Integer.toString(at.round())).orElse(""),
                        Integer.toString(mask.width()),
                        Integer.toString(mask.height()),
                        mask.toCompressed()));
    }

    /** @throws IllegalArgumentException if {@code line} is no such line */
    static ClassMask parse(String line) {
        List<String> fields = Csv.fields(line);
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("'%s' has %s fields".formatted(line, fields.size()));
        }
        Optional<Turn> turn = fields.get(4).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Turn(fields.get(4), Integer.parseInt(fields.get(5)), Integer.parseInt(fields.get(6)), 0));
        return new ClassMask(
                fields.get(1),
                fields.get(2),
                fields.get(3),
                turn,
                RunLengthEncoding.ofCompressed(
                        Integer.parseInt(fields.get(7)), Integer.parseInt(fields.get(8)), fields.get(9)));
    }
}
