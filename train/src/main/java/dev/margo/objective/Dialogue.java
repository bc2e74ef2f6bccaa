package dev.margo.objective;

import dev.margo.simulate.BoxJitter;
import dev.margo.simulate.CorrectionRule;
import dev.margo.simulate.ErrorPoints;
import dev.margo.simulate.FirstClick;
import dev.margo.simulate.PointPair;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a simulated annotator talks with the network about one batch: a first prompt, then corrections.
 *
 * @param rounds answers of the network, the first included
 * @param objects most objects per picture
 * @param opening the first prompt
 * @param correcting what follows
 * @param offered how many masks the network offers
 */
public record Dialogue(int rounds, int objects, Opening opening, Correcting correcting, Offered offered) {
    /** The kind of the first prompt, the same for all objects of a batch. */
    public enum Start {
        /** A point in even iterations, a box in odd ones. */
        ALTERNATE,
        /** Either, by chance. */
        RANDOM,
        POINT,
        BOX
    }

    /** When three masks are offered in place of one. */
    public enum Offered {
        /** As an answer to a lone first point. */
        THREE_FOR_A_POINT,
        /** Always. */
        THREE,
        /** Never. */
        ONE
    }

    /**
     * @param click where the first point lies
     * @param jitter how sloppy the first box is
     */
    public record Opening(Start start, FirstClick click, BoxJitter jitter) {}

    /** The rule by which the clicks of all corrections of one batch are chosen. */
    @FunctionalInterface
    public interface RuleOfBatch {
        CorrectionRule draw(RandomGenerator random);
    }

    /**
     * @param rule where the clicks go
     * @param maskPrompt probability that the last answer's low-res logits are given back as mask prompt
     * @param style what a correction is to the network's weights
     */
    public record Correcting(RuleOfBatch rule, double maskPrompt, Style style) {}

    /** What a correction is to the network's weights. */
    public enum Style {
        /** Prompts add up; the losses of all rounds are one loss. MedicoSAM. */
        CUMULATIVE,
        /**
         * Each round's clicks stand in place of all earlier prompts, and each round moves the weights by itself: the
         * first one all of them, later ones the mask decoder alone. In one round by chance and in the last one, only the
         * mask prompt is given. SAM-Med2D.
         */
        STEPWISE
    }

    public Dialogue {
        if (rounds < 1 || objects < 1) {
            throw new IllegalArgumentException(
                    "a dialogue needs at least one round and one object, got %s and %s".formatted(rounds, objects));
        }
    }

    /**
     * Eight rounds, five objects; a random point or a slightly loose box; pairs of clicks; the mask prompt every other
     * time.
     *
     * <p>Source: MedicoSAM, experiments/finetuning/generalists; micro-sam at 3acdcd72, training/sam_trainer.py.
     */
    public static Dialogue medicoSam() {
        Opening opening = new Opening(Start.ALTERNATE, FirstClick.RANDOM, BoxJitter.medicoSam());
        return new Dialogue(8, 5, opening, pairs(0.5), Offered.THREE_FOR_A_POINT);
    }

    /** One point or box, no correction. Source: MedicoSAM, SimpleSamTrainer. */
    public static Dialogue simple() {
        Opening opening = new Opening(Start.RANDOM, FirstClick.RANDOM, BoxJitter.medicoSam());
        return new Dialogue(1, 5, opening, pairs(0), Offered.THREE_FOR_A_POINT);
    }

    /**
     * One loose box for one object. Source: bowang-lab/MedSAM, train_one_gpu.py.
     *
     * @param looseness most model px by which a side lies outside: in MedSAM 20 of 1024, in its first version 80
     */
    public static Dialogue medSam(int looseness) {
        Opening opening = new Opening(Start.BOX, FirstClick.RANDOM, new BoxJitter.Outward(looseness));
        return new Dialogue(1, 1, opening, pairs(0), Offered.ONE);
    }

    /** Nine rounds with 1, 3, 5 or 9 clicks each. Source: OpenGVLab/SAM-Med2D at bfd2b93, train.py. */
    public static Dialogue samMed2d() {
        Opening opening = new Opening(Start.RANDOM, FirstClick.RANDOM, new BoxJitter.Shift(0.1, 5));
        List<Integer> counts = List.of(1, 3, 5, 9);
        RuleOfBatch rule = random -> new ErrorPoints(counts.get(random.nextInt(counts.size())));
        return new Dialogue(9, 5, opening, new Correcting(rule, 1, Style.STEPWISE), Offered.THREE);
    }

    private static Correcting pairs(double maskPrompt) {
        return new Correcting(random -> new PointPair(), maskPrompt, Style.CUMULATIVE);
    }

    /** Another number of answers. */
    public Dialogue withRounds(int other) {
        return new Dialogue(other, objects, opening, correcting, offered);
    }

    /** Another most number of objects per picture. */
    public Dialogue withObjects(int other) {
        return new Dialogue(rounds, other, opening, correcting, offered);
    }

    /** Another first prompt. */
    public Dialogue withOpening(Opening other) {
        return new Dialogue(rounds, objects, other, correcting, offered);
    }

    /** Another probability of the mask prompt. */
    public Dialogue withMaskPrompt(double probability) {
        Correcting other = new Correcting(correcting.rule(), probability, correcting.style());
        return new Dialogue(rounds, objects, opening, other, offered);
    }

    boolean startsWithPoint(long iteration, RandomGenerator random) {
        return switch (opening.start()) {
            case ALTERNATE -> iteration % 2 == 0;
            case RANDOM -> random.nextBoolean();
            case POINT -> true;
            case BOX -> false;
        };
    }

    boolean offersThree(boolean lonePoint) {
        return offered == Offered.THREE || offered == Offered.THREE_FOR_A_POINT && lonePoint;
    }
}
