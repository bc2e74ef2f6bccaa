package dev.margo.report;

import dev.margo.evaluate.RoundScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to look at, those of a data set, a model and a protocol beside each other. */
final class ExampleSection {
    private record Row(String dataset, String model, String protocol) {
        private static Row of(Example example) {
            RoundScore score = example.score();
            return new Row(
                    score.place().dataset(), example.model(), score.turn().protocol());
        }
    }

    private ExampleSection() {}

    static void write(Page page, List<Example> examples) {
        Markup out = page.out();
        page.paragraph(
                "By Dice in the last round. Solid line: the object. Dashed line: the answer. Dotted: a box or another"
                        + " drawn prompt. Dark dots with a plus are clicks on the object, light ones with a minus beside it. The"
                        + " pictures are cut to the surroundings of the object and the answer.");
        Map<Row, List<Example>> rows = new LinkedHashMap<>();
        examples.forEach(example ->
                rows.computeIfAbsent(Row.of(example), row -> new ArrayList<>()).add(example));
        int number = 0;
        for (Map.Entry<Row, List<Example>> row : rows.entrySet()) {
            out.open("section", "class", "row").open("h3").text(Names.dataset(row.getKey().dataset));
            out.element("small", row.getKey().model + ", " + lower(Names.protocol(row.getKey().protocol)));
            out.close().open("div", "class", "examples");
            for (Example example : row.getValue()) {
                number++;
                write(out, "example-" + number, example);
            }
            out.close().close();
        }
    }

    private static void write(Markup out, String id, Example example) {
        RoundScore score = example.score();
        String dice = "Dice " + Numbers.share(score.scores().dice());
        String what = "%s: %s".formatted(example.rank().label(), dice);
        String whose =
                "%s, object %s".formatted(score.place().image(), score.place().object());
        out.open("figure", "class", "example");
        Overlay overlay = new Overlay(example.shown());
        Drawing drawing = Drawing.begin(
                out,
                id,
                overlay.extent(),
                what,
                "%s; %s px large, %s px answered; %s."
                        .formatted(
                                whose,
                                Numbers.count(example.shown().truth().area()),
                                Numbers.count(example.shown().answer().area()),
                                Numbers.counted(score.turn().prompts(), "prompt")));
        overlay.draw(drawing);
        drawing.end();
        out.open("figcaption").element("b", example.rank().label()).text(", " + dice);
        out.element(
                "small", "%s; %s".formatted(whose, Numbers.counted(score.turn().prompts(), "prompt")));
        out.close().close();
    }

    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
