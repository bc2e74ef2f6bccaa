package dev.margo.objective;

import dev.margo.mask.Mask;
import dev.margo.objective.InteractiveObjective.Prompting;
import dev.margo.prompt.Point;
import dev.margo.sam.LowResPrediction;
import dev.margo.simulate.CorrectionRule;
import dev.margo.tensor.Functional;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The rounds of prompts and answers about one batch. */
final class Conversation {
    private final InteractiveObjective objective;
    private final Dialogue dialogue;
    private final List<PromptedObject> rows;
    private final int side;
    private final boolean lonePoint;
    private final CorrectionRule rule;
    private final int maskPromptRound; // of a stepwise dialogue: the one in which only the mask prompt is given
    private final Tally tally = new Tally();

    /** @param lonePoint whether each row has one point and nothing else so far */
    Conversation(
            InteractiveObjective objective,
            List<PromptedObject> rows,
            int side,
            boolean lonePoint,
            RandomGenerator ofBatch) {
        this.objective = objective;
        this.dialogue = objective.dialogue();
        this.rows = rows;
        this.side = side;
        this.lonePoint = lonePoint;
        rule = dialogue.correcting().rule().draw(ofBatch);
        maskPromptRound = dialogue.rounds() > 2 ? ofBatch.nextInt(1, dialogue.rounds() - 1) : -1;
    }

    LossReport learn(EncoderPass pass, Learning learning) {
        boolean stepwise = dialogue.correcting().style() == Dialogue.Style.STEPWISE;
        for (int round = 0; round < dialogue.rounds(); round++) {
            if (stepwise) {
                learnStepwise(pass, round, learning);
            } else {
                learn(pass.embeddings(), round, new Prompting(false, false), 1.0 / dialogue.rounds(), learning);
            }
        }
        if (!stepwise) {
            pass.backward();
        }
        return tally.report();
    }

    private void learnStepwise(EncoderPass pass, int round, Learning learning) {
        if (round == 0) {
            learn(pass.embeddings(), round, new Prompting(false, false), 1, learning);
            pass.backward();
        } else {
            boolean maskPromptOnly = round == maskPromptRound || isLast(round);
            learn(pass.fixed(), round, new Prompting(maskPromptOnly, true), 1, learning);
        }
        learning.step();
    }

    private void learn(Tensor embeddings, int round, Prompting prompting, double weight, Learning learning) {
        double[] maskPromptDraws = maskPromptDraws();
        for (RowGroup group : groups(embeddings)) {
            try (TensorScope scope = TensorScope.open("round " + round)) {
                LowResPrediction answer = objective.predict(group, embeddings, three(round), prompting);
                MaskLoss.Parts parts = objective.judge(group, answer);
                tally.add(parts, group, isLast(round));
                learning.backward(weighted(parts, group).mul(weight));
                if (!isLast(round)) {
                    correct(group, answer, maskPromptDraws);
                }
            }
        }
    }

    /** One per picture of the batch. */
    private double[] maskPromptDraws() {
        double[] draws = new double[1 + rows.get(rows.size() - 1).picture.index()];
        rows.stream()
                .map(row -> row.picture)
                .distinct()
                .forEach(picture -> draws[picture.index()] = picture.random().nextDouble());
        return draws;
    }

    LossReport measure(EncoderPass pass) {
        Tally measured = new Tally();
        for (RowGroup group : groups(pass.embeddings())) {
            try (TensorScope scope = TensorScope.open("measure")) {
                LowResPrediction answer =
                        objective.predict(group, pass.embeddings(), three(0), new Prompting(false, true));
                measured.add(objective.judge(group, answer), group, true);
            }
        }
        return measured.report();
    }

    /** Rows with a mask prompt and rows without go through the decoder apart. */
    private List<RowGroup> groups(Tensor embeddings) {
        int lowResSide = Math.toIntExact(4 * embeddings.size(2));
        return rows.stream()
                .map(row -> row.maskPrompt().isPresent())
                .distinct()
                .map(given -> new RowGroup(
                        rows.stream()
                                .filter(row -> row.maskPrompt().isPresent() == given)
                                .toList(),
                        side,
                        lowResSide))
                .toList();
    }

    private boolean isLast(int round) {
        return round == dialogue.rounds() - 1;
    }

    private boolean three(int round) {
        return dialogue.offersThree(lonePoint && round == 0);
    }

    private static Tensor weighted(MaskLoss.Parts parts, RowGroup group) {
        return parts.mask()
                .add(parts.iou())
                .mul(group.weights().toDeviceOf(parts.mask()))
                .sum(0);
    }

    /** The annotator looks at the answer that the network itself takes for its best, and says what comes next. */
    private void correct(RowGroup group, LowResPrediction answer, double[] maskPromptDraws) {
        try (NoGradients off = NoGradients.here()) {
            int area = group.lowResSide() * group.lowResSide();
            Tensor best = Rows.pick(answer.logits().detach(), Rows.argMax(answer.predictedIou()));
            float[] lowRes = best.toFloats();
            float[] full =
                    Functional.resizeBilinear(best.unsqueeze(1), side, side).toFloats();
            for (int i = 0; i < group.rows().size(); i++) {
                PromptedObject row = group.rows().get(i);
                Mask seen = Mask.fromLogits(row.object.width(), row.object.height(), full, i * side * side, side);
                say(row, rule.correct(row.object, seen, row.picture.random()));
                boolean given = maskPromptDraws[row.picture.index()]
                        < dialogue.correcting().maskPrompt();
                float[] logits = Arrays.copyOfRange(lowRes, i * area, (i + 1) * area);
                row.show(given ? Optional.of(objective.maskPrompts().ofAnswer(logits)) : Optional.empty());
            }
        }
    }

    private void say(PromptedObject row, List<Point> points) {
        if (dialogue.correcting().style() == Dialogue.Style.STEPWISE) {
            row.restart(points);
        } else {
            row.add(points);
        }
    }
}
