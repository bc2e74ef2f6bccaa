package dev.margo.objective;

import dev.margo.tensor.Functional;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;

/**
 * How far masks and their predicted IoU are from the truth: a weighted sum of Dice, cross-entropy, focal loss and the
 * squared error of the predicted IoU, object by object.
 *
 * @param dice weight of the Dice loss
 * @param form which Dice
 * @param crossEntropy weight of the binary cross-entropy, a mean over pixels
 * @param focal weight of the focal loss (gamma 2, alpha 0.25), a mean over pixels
 * @param iou weight of the squared error of the predicted IoU
 * @param choice which of several masks is judged
 */
public record MaskLoss(double dice, Dice form, double crossEntropy, double focal, double iou, Choice choice) {
    private static final double DICE_FLOOR = 1e-7;
    private static final double IOU_FLOOR = 1e-7;
    private static final double FOCAL_ALPHA = 0.25;
    private static final double FOCAL_GAMMA = 2;

    /** Forms of the Dice loss, for probabilities p and truth t. */
    public enum Dice {
        /** 1 - 2 sum(p t) / max(sum(p^2) + sum(t^2), 1e-7). */
        SQUARED,
        /** 1 - (2 sum(p t) + 1) / (sum(p) + sum(t) + 1). */
        SMOOTHED
    }

    /** Which of M masks the mask terms judge; the IoU term judges all of them. */
    public enum Choice {
        /** The one with the lowest Dice loss. */
        LOWEST_DICE,
        /** The one that the network itself takes for the best. */
        HIGHEST_PREDICTED_IOU
    }

    /** Dice and the IoU error, equally. Source: micro-sam at 3acdcd72, training/sam_trainer.py. */
    public static MaskLoss medicoSam() {
        return new MaskLoss(1, Dice.SQUARED, 0, 0, 1, Choice.LOWEST_DICE);
    }

    /** Dice and cross-entropy. Source: bowang-lab/MedSAM at d71e8a1, train_one_gpu.py. */
    public static MaskLoss medSam() {
        return new MaskLoss(1, Dice.SQUARED, 1, 0, 0, Choice.LOWEST_DICE);
    }

    /**
     * Twenty times focal, Dice, and the IoU error. Source: OpenGVLab/SAM-Med2D at bfd2b93, utils.py; that takes the Dice
     * and the IoU of a whole batch at once, here they are those of each object.
     */
    public static MaskLoss samMed2d() {
        return new MaskLoss(1, Dice.SMOOTHED, 0, 20, 1, Choice.HIGHEST_PREDICTED_IOU);
    }

    /**
     * The losses of R objects.
     *
     * @param mask (R), the mask terms
     * @param iou (R), the IoU term
     * @param chosen for each object, which of its M masks was judged
     * @param trueIou (R, M)
     */
    record Parts(Tensor mask, Tensor iou, long[] chosen, Tensor trueIou) {}

    /**
     * @param logits (R, M, H, W)
     * @param predictedIou (R, M)
     * @param targets (R, 1, H, W), 0 or 1
     * @param valid (R, 1, H, W), 0 where there is padding; null where there is none
     */
    Parts of(Tensor logits, Tensor predictedIou, Tensor targets, Tensor valid) {
        Tensor probabilities = logits.sigmoid();
        Tensor p = valid == null ? probabilities : probabilities.mul(valid);
        Tensor diceLoss = diceLoss(p, targets); // (R, M)
        long[] chosen = Rows.argMax(choice == Choice.LOWEST_DICE ? diceLoss.mul(-1) : predictedIou);
        Tensor mask = Rows.pick(diceLoss, chosen).mul(dice);
        if (crossEntropy > 0 || focal > 0) {
            mask = mask.add(pixelTerms(logits, targets, valid, chosen));
        }
        Tensor trueIou = trueIou(logits, targets, valid);
        Tensor error = predictedIou.sub(trueIou);
        return new Parts(mask, error.mul(error).mean(1).mul(iou), chosen, trueIou);
    }

    private Tensor diceLoss(Tensor p, Tensor targets) {
        Tensor both = p.mul(targets).sum(2, 3);
        Tensor truth = targets.sum(2, 3); // t is 0 or 1, so also the sum of its squares
        if (form == Dice.SQUARED) {
            Tensor squares = p.mul(p).sum(2, 3).add(truth).atLeast(DICE_FLOOR);
            return both.div(squares).mul(-2).add(1);
        }
        Tensor sums = p.sum(2, 3).add(truth).add(1);
        return both.mul(2).add(1).div(sums).mul(-1).add(1);
    }

    private Tensor pixelTerms(Tensor logits, Tensor targets, Tensor valid, long[] chosen) {
        Tensor x = Rows.pick(logits, chosen).unsqueeze(1); // (R, 1, H, W)
        Tensor entropy = Functional.binaryCrossEntropyOfEach(x, targets);
        Tensor terms = entropy.mul(crossEntropy);
        if (focal > 0) {
            Tensor p = x.sigmoid();
            Tensor wrong = p.mul(targets.mul(-2).add(1)).add(targets); // p where t = 0, 1 - p where t = 1
            Tensor balance = targets.mul(2 * FOCAL_ALPHA - 1).add(1 - FOCAL_ALPHA);
            terms = terms.add(wrong.pow(FOCAL_GAMMA).mul(balance).mul(entropy).mul(focal));
        }
        if (valid == null) {
            return terms.mean(1, 2, 3);
        }
        return terms.mul(valid).sum(1, 2, 3).div(valid.sum(1, 2, 3));
    }

    private static Tensor trueIou(Tensor logits, Tensor targets, Tensor valid) {
        try (NoGradients off = NoGradients.here()) {
            return TensorScope.compute("true IoU", () -> {
                Tensor on = valid == null ? logits.above(0) : logits.above(0).mul(valid);
                Tensor both = on.mul(targets).sum(2, 3);
                Tensor either = on.sum(2, 3).add(targets.sum(2, 3)).sub(both).add(IOU_FLOOR);
                return both.div(either);
            });
        }
    }
}
