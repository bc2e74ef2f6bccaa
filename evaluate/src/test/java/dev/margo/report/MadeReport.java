package dev.margo.report;

import dev.margo.evaluate.Difference;
import dev.margo.evaluate.MadeScores;
import dev.margo.evaluate.MadeScores.Task;
import dev.margo.evaluate.RoundScore;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.mask.PixelBox;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.report.ObjectAttribute.Place;
import dev.margo.report.ObjectAttribute.Scatter;
import dev.margo.report.ReportData.Reproduction;
import dev.margo.report.ReportData.Setting;
import dev.margo.report.ReportData.SingleObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Reports of made-up scores. */
public final class MadeReport {
    static final List<String> PROTOCOLS = List.of(MadeScores.BOX, MadeScores.POINT);
    static final List<Task> TASKS = List.of(
            new Task("abdominal CT, liver", 90, 0.86),
            new Task("cardiac MR", 64, 0.78),
            new Task("ultrasound, fetal head", 40, 0.82),
            new Task("spinal cord, grey matter of the cervical segments at 0.5 mm", 50, 0.62),
            new Task("histology_nuclei-stained_with_H&E_multi-organ_2018", 120, 0.7));

    private MadeReport() {}

    /** Three models, five data sets, two protocols of eight rounds, attributes and examples. */
    public static ReportData full() {
        return of(List.of("SAM ViT-B", "MedicoSAM", "margo-tiny"), TASKS, PROTOCOLS, 8);
    }

    /** As many models as there are names; each a little better than the one before. */
    public static ReportData of(List<String> names, List<Task> tasks, List<String> protocols, int rounds) {
        List<EvaluatedModel> models = new ArrayList<>();
        List<List<RoundScore>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(MadeScores.rows(i == 1 ? 0.055 : -0.012 * i, tasks, protocols, rounds));
            models.add(model(names.get(i), rows.get(0), rows.get(i), i == 0));
        }
        List<EvaluatedDataset> datasets = tasks.stream()
                .map(task -> new EvaluatedDataset(
                        task.dataset(),
                        task.objects() / 2,
                        task.objects(),
                        "sha256:9f2c1e55b0a7d3c4e6f80912ab34cd56ef7890a1b2c3d4e5f60718293a4b5c6d",
                        Optional.of("made-up scores; CC BY 4.0")))
                .toList();
        SingleObjects objects = rows.isEmpty() || tasks.isEmpty() || protocols.isEmpty()
                ? SingleObjects.none()
                : new SingleObjects(
                        attributes(names, rows, protocols.get(0)),
                        examples(names.get(0), rows.get(0), protocols.get(0)));
        return new ReportData("Interactive segmentation of made-up objects", models, datasets, objects, reproduction());
    }

    private static EvaluatedModel model(String name, List<RoundScore> first, List<RoundScore> rows, boolean isFirst) {
        return new EvaluatedModel(
                name,
                "vit_b 1024 px, float32, focus off",
                Optional.of("sha256:" + "0123456789abcdef".repeat(4)),
                MadeScores.summary(rows),
                isFirst ? List.of() : Difference.between(first, rows, 1));
    }

    private static Reproduction reproduction() {
        return new Reproduction(
                "margo evaluate --model sam_vit_b.pth --model medicosam.pt --model margo-tiny --data abdomen --data heart --data head"
                        + " --protocol box,point --rounds 8 --seed 0 --out results",
                List.of(
                        new Setting("seed", "0"),
                        new Setting("objects", "every connected piece of 20 px or more"),
                        new Setting("NSD tolerance", "1.0 mm"),
                        new Setting("threads", "8"),
                        new Setting("margo", "0.1.0")));
    }

    private static List<ObjectAttribute> attributes(List<String> names, List<List<RoundScore>> rows, String protocol) {
        Random random = new Random(3);
        List<Scatter> size = new ArrayList<>();
        List<Scatter> contrast = new ArrayList<>();
        List<Scatter> complexity = new ArrayList<>();
        List<Scatter> aspect = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int last = rows.get(i).stream()
                    .mapToInt(row -> row.turn().round())
                    .max()
                    .orElse(0);
            List<RoundScore> answers = rows.get(i).stream()
                    .filter(row ->
                            row.turn().protocol().equals(protocol) && row.turn().round() == last)
                    .toList();
            size.add(scatter(names.get(i), protocol, answers, row -> row.place().area(), 0.21));
            contrast.add(scatter(
                    names.get(i),
                    protocol,
                    answers,
                    row -> 90 * row.scores().dice() + 20 * random.nextGaussian(),
                    0.52));
            complexity.add(scatter(
                    names.get(i),
                    protocol,
                    answers,
                    row -> 40 * (1.2 - row.scores().dice()) + 3 * random.nextGaussian(),
                    -0.47));
            aspect.add(scatter(names.get(i), protocol, answers, row -> random.nextDouble(), 0.01));
        }
        return List.of(
                new ObjectAttribute("size", "px", size),
                new ObjectAttribute("contrast", "gray values", contrast),
                new ObjectAttribute("boundary complexity", "", complexity),
                new ObjectAttribute("aspect ratio", "", aspect));
    }

    private interface Value {
        double of(RoundScore row);
    }

    private static Scatter scatter(String model, String protocol, List<RoundScore> answers, Value value, double rho) {
        List<Place> places = answers.stream()
                .map(row -> new Place(value.of(row), row.scores().dice()))
                .toList();
        return new Scatter(model, protocol, places, OptionalDouble.of(rho), OptionalDouble.of(rho * 0.8));
    }

    private static List<Example> examples(String model, List<RoundScore> rows, String protocol) {
        List<Example> examples = new ArrayList<>();
        for (ExampleChoice choice : ExampleChoice.of(rows, protocol)) {
            double dice = choice.score().scores().dice();
            examples.add(new Example(model, choice.rank(), choice.score(), shown(examples.size(), dice)));
        }
        return examples;
    }

    /** A bright wavy blob in noise, and an answer that is the farther off the lower its Dice. */
    static Example.Shown shown(int seed, double dice) {
        Random random = new Random(seed);
        Size size = new Size(180 + 40 * (seed % 4), 160 + 30 * (seed % 3));
        double x = size.width() * (0.35 + 0.3 * random.nextDouble());
        double y = size.height() * (0.35 + 0.3 * random.nextDouble());
        double radius = 18 + random.nextInt(30);
        double off = radius * (1 - dice);
        Mask truth = blob(size, x, y, radius, 0.16, seed);
        Mask answer = blob(size, x + off, y - off / 2, radius * (1 + 0.2 * (1 - dice)), 0.16 * dice, seed);
        int channels = seed % 5 == 4 ? 3 : 1;
        byte[] values = new byte[size.area() * channels];
        for (int i = 0; i < values.length; i++) {
            int column = i / channels % size.width();
            int row = i / channels / size.width();
            double ground = 70 + 30 * Math.sin(column / 23.0 + seed) + 25 * Math.cos(row / 17.0);
            double value =
                    ground + (truth.get(column, row) ? 60 : 0) + 12 * random.nextGaussian() + 20 * (i % channels);
            values[i] = (byte) Math.max(0, Math.min(255, value));
        }
        return new Example.Shown(ByteImage.of(size, channels, values), truth, answer, prompts(truth, answer));
    }

    private static Mask blob(Size size, double x, double y, double radius, double wave, int seed) {
        return Mask.of(size.width(), size.height(), (column, row) -> {
            double angle = Math.atan2(row - y, column - x);
            double rim = radius * (1 + wave * Math.sin(3 * angle + seed) + wave / 2 * Math.sin(7 * angle));
            return Math.hypot(column - x, row - y) < rim;
        });
    }

    private static List<Prompt> prompts(Mask truth, Mask answer) {
        PixelBox box = truth.bounds().orElseThrow();
        List<Prompt> prompts = new ArrayList<>(List.of(Box.of(box)));
        Mask missed = truth.minus(answer);
        Mask wrong = answer.minus(truth);
        if (!missed.isEmpty()) {
            prompts.add(Point.foreground(
                    missed.pixel(missed.area() / 2).x(),
                    missed.pixel(missed.area() / 2).y()));
        }
        if (!wrong.isEmpty()) {
            prompts.add(Point.background(
                    wrong.pixel(wrong.area() / 2).x(),
                    wrong.pixel(wrong.area() / 2).y()));
        }
        return prompts;
    }
}
