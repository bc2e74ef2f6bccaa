package dev.margo.train;

import dev.margo.objective.Dialogue;
import dev.margo.objective.MaskLoss;
import dev.margo.optimise.TrainedParts;
import dev.margo.simulate.BoxJitter;
import java.util.List;
import java.util.Optional;

/**
 * What is learnt: a strategy's recipe, and what was changed about it.
 *
 * @param parts which weights learn
 * @param adapted which matrices learn at low rank
 */
public record LearningConfig(
        Prompts prompts, MaskLoss loss, TrainedParts parts, Optional<TrainingPlan.Adaptation> adapted) {
    private static final int ANY_SIDE = 1024; // what is asked of the recipe here does not depend on it

    /**
     * @param objects most objects of a picture that are talked about
     * @param rounds answers, the first included
     * @param maskPrompt probability that an answer is given back as mask prompt
     * @param start absent: the strategy's
     * @param jitter absent: the strategy's, which may depend on the image size
     * @param leastArea objects of fewer model px are not asked for
     * @param boxMask whether a first box is drawn as a mask prompt too; absent: as the checkpoint is used to
     */
    public record Prompts(
            int objects,
            int rounds,
            double maskPrompt,
            Optional<Dialogue.Start> start,
            Optional<BoxJitter> jitter,
            int leastArea,
            Optional<Boolean> boxMask) {
        private static Prompts read(ConfigNode node, Dialogue published) {
            return new Prompts(
                    node.count("objects", published.objects(), 1),
                    node.count("rounds", published.rounds(), 1),
                    node.number("mask-prompt", published.correcting().maskPrompt(), 0, 1),
                    node.choice("start", Dialogue.Start.class),
                    jitter(node),
                    node.count("least-area", 20, 1),
                    node.flagOrAuto("box-mask"));
        }

        private static Optional<BoxJitter> jitter(ConfigNode node) {
            Optional<Double> outward = node.number("box-jitter", 0, 1);
            Optional<Double> inward = node.number("box-jitter-inward", 0, 0.49);
            return outward.isEmpty() && inward.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new BoxJitter.Sides(inward.orElse(0.0), outward.orElse(0.0)));
        }
    }

    static LearningConfig read(ConfigNode root, Strategy strategy) {
        Strategy.Recipe published = strategy.recipe(ANY_SIDE);
        ConfigNode prompts = root.section("prompts");
        ConfigNode loss = root.section("loss");
        LearningConfig config = new LearningConfig(
                Prompts.read(prompts, published.dialogue()),
                loss(loss, published.loss()),
                new TrainedParts(root.texts("trained", published.parts().patterns())),
                adapted(root, published));
        prompts.finish();
        loss.finish();
        return config;
    }

    private static MaskLoss loss(ConfigNode node, MaskLoss published) {
        return new MaskLoss(
                node.number("dice", published.dice(), 0, Double.MAX_VALUE),
                published.form(),
                node.number("cross-entropy", published.crossEntropy(), 0, Double.MAX_VALUE),
                node.number("focal", published.focal(), 0, Double.MAX_VALUE),
                node.number("iou", published.iou(), 0, Double.MAX_VALUE),
                published.choice());
    }

    private static Optional<TrainingPlan.Adaptation> adapted(ConfigNode root, Strategy.Recipe published) {
        if (!root.has("low-rank") && published.adapted().isEmpty()) {
            return Optional.empty();
        }
        ConfigNode node = root.section("low-rank");
        List<String> matrices = published
                .adapted()
                .map(adaptation -> adaptation.matrices().patterns())
                .orElse(List.of("image_encoder.*.qkv.weight"));
        int rank = published.adapted().map(TrainingPlan.Adaptation::rank).orElse(4);
        var adapted = new TrainingPlan.Adaptation(
                new TrainedParts(node.texts("matrices", matrices)), node.count("rank", rank, 1));
        node.finish();
        return Optional.of(adapted);
    }

    /** The simulated annotator, for a model frame of side {@code side}. */
    Dialogue dialogue(Strategy strategy, int side) {
        Dialogue published = strategy.recipe(side).dialogue();
        Dialogue.Opening opening = new Dialogue.Opening(
                prompts.start().orElse(published.opening().start()),
                published.opening().click(),
                prompts.jitter().orElse(published.opening().jitter()));
        return published
                .withOpening(opening)
                .withObjects(prompts.objects())
                .withRounds(prompts.rounds())
                .withMaskPrompt(prompts.maskPrompt());
    }
}
