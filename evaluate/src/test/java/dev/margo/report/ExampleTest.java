package dev.margo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.evaluate.RoundScore;
import dev.margo.evaluate.RoundScore.Place;
import dev.margo.evaluate.RoundScore.Scores;
import dev.margo.evaluate.RoundScore.Turn;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.mask.Vertex;
import dev.margo.prompt.BinaryMaskPrompt;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.Lasso;
import dev.margo.prompt.Point;
import dev.margo.prompt.Recist;
import dev.margo.prompt.Scribble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExampleTest {

    private static RoundScore row(String dataset, String object, Turn turn, double dice) {
        return new RoundScore(
                new Place(dataset, "image", object, 50),
                turn,
                new Scores(dice, dice, OptionalDouble.empty(), OptionalDouble.empty()),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static List<RoundScore> rows(String dataset, double... lastDice) {
        List<RoundScore> rows = new ArrayList<>();
        for (int i = 0; i < lastDice.length; i++) {
            String object = Integer.toString(i);
            rows.add(row(dataset, object, new Turn("ellipse", 0, 0, 1), 0.99));
            rows.add(row(dataset, object, new Turn("p", 0, 0, 1), 1 - lastDice[i])); // the other way round
            rows.add(row(dataset, object, new Turn("p", 0, 1, 3), lastDice[i]));
            rows.add(row(dataset, object, new Turn("p", 1, 1, 3), 0.001)); // another repeat
            rows.add(row(dataset, object, new Turn("q", 0, 5, 3), 0.002)); // another protocol
        }
        return rows;
    }

    private static List<String> chosen(List<RoundScore> rows) {
        return ExampleChoice.of(rows, "p").stream()
                .map(choice -> "%s %s %s"
                        .formatted(
                                choice.score().place().dataset(),
                                choice.rank(),
                                choice.score().place().object()))
                .toList();
    }

    @Test
    void theBestTheMedianAndTheWorstAreOfTheLastRound() {
        List<RoundScore> rows = rows("a", 0.4, 0.9, 0.6, 0.8, 0.5);
        rows.addAll(rows("b", 0.3, 0.2, 0.8, 0.7));
        assertThat(chosen(rows))
                .containsExactly("a BEST 1", "a MEDIAN 2", "a WORST 0", "b BEST 2", "b MEDIAN 0", "b WORST 1");
        assertThat(ExampleChoice.of(rows, "p"))
                .allMatch(choice -> choice.score().turn().round() == 1);
    }

    @Test
    void theChoiceDoesNotDependOnTheOrderOfTheRows() {
        List<RoundScore> rows = rows("a", 0.5, 0.5, 0.5, 0.5);
        List<String> before = chosen(rows);
        Collections.reverse(rows);
        assertThat(chosen(rows)).isEqualTo(before).containsExactly("a BEST 0", "a MEDIAN 2", "a WORST 3");
    }

    @Test
    void fewObjectsGiveFewExamples() {
        assertThat(chosen(rows("a", 0.5))).containsExactly("a BEST 0");
        assertThat(chosen(rows("a", 0.5, 0.6))).containsExactly("a BEST 1", "a WORST 0");
        assertThat(chosen(List.of())).isEmpty();
    }

    private static String drawn(Example.Shown shown) {
        Markup out = new Markup();
        Overlay overlay = new Overlay(shown);
        Drawing drawing = Drawing.begin(out, "x", overlay.extent(), "t", "d");
        overlay.draw(drawing);
        drawing.end();
        return out.toString();
    }

    private static final Mask SQUARE = Mask.of(100, 100, (x, y) -> x >= 40 && x < 60 && y >= 40 && y < 60);

    private static ByteImage gray(int width, int height) {
        return ByteImage.gray(new Size(width, height), new byte[width * height]);
    }

    @Test
    void outlinesLieOnPixelBorders() {
        String svg = drawn(new Example.Shown(gray(100, 100), SQUARE, Mask.empty(100, 100), List.of()));
        double scale = Overlay.SIDE / 48; // the least window, from pixel 26 on
        String corner = Numbers.coordinate(14 * scale) + " " + Numbers.coordinate(14 * scale);
        String opposite = Numbers.coordinate(34 * scale) + " " + Numbers.coordinate(34 * scale);
        assertThat(svg).contains(corner, opposite, "class=\"truth\"").doesNotContain("class=\"answer\"");
    }

    @Test
    void everyKindOfPromptIsDrawn() {
        List<Vertex> places = List.of(new Vertex(41, 41), new Vertex(50, 58), new Vertex(58, 41));
        String svg = drawn(new Example.Shown(
                gray(100, 100),
                SQUARE,
                SQUARE,
                List.of(
                        Point.foreground(50, 50),
                        Point.background(30, 30),
                        new Box(40, 40, 59, 59),
                        new Scribble(places, Label.FOREGROUND),
                        new Lasso(places),
                        Recist.of(41, 50, 58, 50).withShortAxis(50, 42, 50, 57),
                        new BinaryMaskPrompt(SQUARE))));
        assertThat(svg).contains("class=\"click-on\"", "class=\"click-off\"", "class=\"answer\"");
        assertThat(svg.split("class=\"prompt\"", -1)).hasSize(1 + 5); // a RECIST has two lines
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Example.Shown(gray(50, 100), SQUARE, SQUARE, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mask of 100 x 100 pixels does not lie on a picture of 50 x 100");
        Example.Shown nothing = new Example.Shown(gray(100, 100), Mask.empty(100, 100), SQUARE, List.of());
        RoundScore score = row("a", "1", new Turn("p", 0, 0, 1), 0.5);
        assertThatThrownBy(() -> new Example("m", ExampleRank.BEST, score, nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without an object");
    }
}
