package dev.margo.objective;

import static dev.margo.testkit.TensorAssert.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.nn.Parameter;
import dev.margo.prompt.Box;
import dev.margo.prompt.Label;
import dev.margo.prompt.Point;
import dev.margo.sam.Sam;
import dev.margo.sam.SamConfig;
import dev.margo.simulate.CorrectionRule;
import dev.margo.tensor.AdamW;
import dev.margo.tensor.Device;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import dev.margo.testkit.FormulaWeights;
import dev.margo.testkit.Golden;
import dev.margo.testkit.GoldenFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One iteration against the reference: its losses, every gradient, and what AdamW makes of them. */
class GoldenObjectiveTest {
    private static final int SIDE = 128;
    private static final Size VALID = new Size(128, 92);
    private static final int OBJECTS = 3;
    private static final int ROUNDS = 4;
    /** The gradient of a key's bias is zero but for rounding: a softmax does not see it. */
    private static final double ROUNDING = 1e-7;

    private final GoldenFile golden = Golden.file("objective/expected.safetensors");

    @ParameterizedTest
    @ValueSource(strings = {"point", "box"})
    void lossesGradientsAndTheStepEqualTheReference(String start) throws IOException {
        try (Sam sam = tinySam()) {
            Map<String, Tensor> trained = sam.parameters().values().stream()
                    .filter(parameter -> parameter.kind() == Parameter.Kind.WEIGHT)
                    .collect(Collectors.toMap(Parameter::name, Parameter::value));
            try (AdamW optimizer = new AdamW(trained, AdamW.Settings.withDecay(0.01))) {
                List<Double> roundLosses = new ArrayList<>();
                LossReport report = iterate(sam, start, roundLosses);
                for (int round = 0; round < ROUNDS; round++) {
                    double expected =
                            scalar(start + "." + round + ".dice_loss") + scalar(start + "." + round + ".iou_loss");
                    assertThat(ROUNDS * roundLosses.get(round)).isCloseTo(expected, offset(1e-5));
                }
                assertThat(report.loss()).isCloseTo(scalar(start + ".loss"), offset(1e-5));
                trained.forEach((name, tensor) -> assertGradient(start, name, tensor));
                optimizer.step(1e-4);
                golden.names().stream()
                        .filter(name -> name.startsWith(start + ".adamw."))
                        .forEach(name -> assertClose(
                                name,
                                golden.floats(name),
                                trained.get(name.substring((start + ".adamw.").length()))
                                        .toFloats(),
                                1e-6,
                                0));
            }
        }
    }

    private double scalar(String name) {
        return golden.floats(name)[0];
    }

    private static Sam tinySam() throws IOException {
        return Sam.load(
                SamConfig.tiny(),
                Device.cpu(),
                (parameter, values) -> values.put(FormulaWeights.of(parameter.name(), parameter.shape())));
    }

    private LossReport iterate(Sam sam, String start, List<Double> roundLosses) {
        Dialogue plan = Dialogue.medicoSam().withRounds(ROUNDS);
        Dialogue scripted = new Dialogue(
                ROUNDS,
                OBJECTS,
                plan.opening(),
                new Dialogue.Correcting(random -> new ScriptedClicks(start), 0.5, Dialogue.Style.CUMULATIVE),
                plan.offered());
        InteractiveObjective objective =
                new InteractiveObjective(sam, scripted, MaskLoss.medicoSam(), Computing.plain(), logits -> logits);
        try (TensorScope scope = TensorScope.open("test")) {
            Tensor input = Tensor.of(golden.floats("input"), 1, 3, SIDE, SIDE);
            EncoderPass pass = EncoderPass.learning(sam.imageEncoder(), input, Computing.plain());
            return new Conversation(objective, rows(start), SIDE, start.equals("point"), new SplittableRandom())
                    .learn(pass, new Learning() {
                        @Override
                        public void backward(Tensor loss) {
                            roundLosses.add((double) loss.toFloats()[0]);
                            loss.backward();
                        }

                        @Override
                        public void step() {
                            throw new AssertionError("one loss, one step");
                        }
                    });
        }
    }

    private List<PromptedObject> rows(String start) {
        List<PromptedObject> rows = new ArrayList<>();
        PromptedObject.Picture picture = new PromptedObject.Picture(0, new ScriptedChance(start));
        byte[] targets = golden.get("targets").bytes();
        for (int object = 0; object < OBJECTS; object++) {
            int from = object * VALID.width() * VALID.height();
            Mask mask = Mask.of(VALID.width(), VALID.height(), (x, y) -> targets[from + y * VALID.width() + x] != 0);
            PromptedObject row = new PromptedObject(picture, mask, 1.0 / OBJECTS);
            if (start.equals("box")) {
                float[] boxes = golden.floats("box.boxes");
                int at = 4 * object;
                row.start(new Box(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]));
            } else {
                row.start(point("point.0", object, 0, 1));
            }
            rows.add(row);
        }
        return rows;
    }

    private Point point(String stage, int object, int index, int perObject) {
        int at = object * perObject + index;
        float[] points = golden.floats(stage + ".points");
        int label = golden.get(stage + ".labels").ints()[at];
        return new Point(points[2 * at], points[2 * at + 1], label == 1 ? Label.FOREGROUND : Label.BACKGROUND);
    }

    /** The clicks that the reference drew, object by object, round by round. */
    private final class ScriptedClicks implements CorrectionRule {
        private final String start;
        private int calls;

        ScriptedClicks(String start) {
            this.start = start;
        }

        @Override
        public List<Point> correct(Mask object, Mask answer, RandomGenerator random) {
            int round = 1 + calls / OBJECTS;
            int row = calls++ % OBJECTS;
            int perObject = golden.get(start + "." + round + ".labels").size(1);
            String stage = start + "." + round;
            return List.of(point(stage, row, perObject - 2, perObject), point(stage, row, perObject - 1, perObject));
        }
    }

    /** Gives the mask prompt in the rounds in which the reference did. */
    private final class ScriptedChance implements RandomGenerator {
        private final String start;
        private int round;

        ScriptedChance(String start) {
            this.start = start;
        }

        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            round++;
            return golden.has(start + "." + round + ".mask_input") ? 0 : 1;
        }
    }

    private void assertGradient(String start, String name, Tensor tensor) {
        float[] expected = golden.floats(start + ".grad." + name);
        try (TensorScope scope = TensorScope.open("gradient")) {
            float[] actual = tensor.gradient().map(Tensor::toFloats).orElse(new float[expected.length]);
            double largest = 0;
            for (float value : expected) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertClose("gradient of " + name, expected, actual, 1e-4 * largest + ROUNDING, 0);
        }
    }
}
