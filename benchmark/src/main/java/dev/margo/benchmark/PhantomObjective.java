package dev.margo.benchmark;

import dev.margo.sam.LowResPrediction;
import dev.margo.sam.PromptBatch;
import dev.margo.sam.Sam;
import dev.margo.tensor.Functional;
import dev.margo.tensor.Tensor;
import dev.margo.testkit.Phantom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The loss of one phantom: a first prompt (a point or a box) for up to four of its organs, then corrections by a point
 * where the mask is missing and one where it is too much. Dice, cross-entropy, and the error of the predicted IoU.
 *
 * <p>Source: MedicoSAM (Archit et al., 2025), algorithm 1, in small: two corrections instead of seven.
 */
final class PhantomObjective {
    private static final int SIDE = 256;
    private static final int GRID = 16;
    private static final int OBJECTS = 4;
    private static final int CORRECTIONS = 2;
    private static final int LEAST_AREA = 60;
    private static final double MASK_PROMPT_PROBABILITY = 0.5;

    private final Sam sam;
    private final Random random;
    private final Tensor embedding;
    private final Tensor positions;
    private final List<boolean[]> masks = new ArrayList<>();
    private final Tensor targets; // (B, 1, SIDE, SIDE)
    private final List<List<float[]>> points = new ArrayList<>(); // per object: x, y, label

    PhantomObjective(Sam sam, Random random) {
        this.sam = sam;
        this.random = random;
        Phantom phantom = phantomWithObjects();
        embedding = sam.imageEncoder().forward(normalise(phantom));
        positions = sam.promptEncoder().densePositions(GRID);
        float[] target = new float[masks.size() * SIDE * SIDE];
        for (int i = 0; i < target.length; i++) {
            target[i] = masks.get(i / (SIDE * SIDE))[i % (SIDE * SIDE)] ? 1 : 0;
        }
        targets = Tensor.of(target, masks.size(), 1, SIDE, SIDE);
    }

    private Phantom phantomWithObjects() {
        while (true) {
            Phantom phantom = Phantom.of(random.nextLong(), SIDE);
            for (int organ = 0; organ < phantom.organs() && masks.size() < OBJECTS; organ++) {
                boolean[] mask = phantom.mask(phantom.firstOrgan() + organ);
                if (IntStream.range(0, mask.length).filter(i -> mask[i]).count() >= LEAST_AREA) {
                    masks.add(mask);
                }
            }
            if (!masks.isEmpty()) {
                return phantom;
            }
        }
    }

    private static Tensor normalise(Phantom phantom) {
        float[] mean = {123.675f, 116.28f, 103.53f};
        float[] deviation = {58.395f, 57.12f, 57.375f};
        float[] values = new float[3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (SIDE * SIDE);
            int gray = Byte.toUnsignedInt(phantom.pixels()[i % (SIDE * SIDE)]);
            values[i] = (gray - mean[channel]) / deviation[channel];
        }
        return Tensor.of(values, 1, 3, SIDE, SIDE);
    }

    Tensor loss() {
        boolean startWithPoint = random.nextBoolean();
        float[] boxes = startWithPoint ? new float[0] : boxes();
        masks.forEach(mask -> points.add(new ArrayList<>()));
        if (startWithPoint) {
            for (int object = 0; object < masks.size(); object++) {
                addPoint(object, masks.get(object), 1);
            }
        }
        Tensor total = Tensor.zeros(1);
        Optional<float[]> maskPrompt = Optional.empty();
        for (int round = 0; round <= CORRECTIONS; round++) {
            LowResPrediction prediction = predict(boxes, maskPrompt, startWithPoint && round == 0);
            total = total.add(lossOf(prediction));
            if (round < CORRECTIONS) {
                maskPrompt = correct(prediction);
            }
        }
        return total.mul(1.0 / (CORRECTIONS + 1));
    }

    private LowResPrediction predict(float[] boxes, Optional<float[]> maskPrompt, boolean multimask) {
        int perObject = points.get(0).size();
        float[] coordinates = new float[2 * perObject * masks.size()];
        int[] labels = new int[perObject * masks.size()];
        for (int i = 0; i < labels.length; i++) {
            float[] point = points.get(i / perObject).get(i % perObject);
            coordinates[2 * i] = point[0];
            coordinates[2 * i + 1] = point[1];
            labels[i] = (int) point[2];
        }
        PromptBatch prompts = new PromptBatch(masks.size(), coordinates, labels, boxes, maskPrompt);
        return sam.maskDecoder()
                .forward(embedding, positions, sam.promptEncoder().forward(prompts, SIDE, GRID), multimask);
    }

    private Tensor lossOf(LowResPrediction prediction) {
        Tensor logits = Functional.resizeBilinear(prediction.logits(), SIDE, SIDE);
        Tensor probability = logits.sigmoid();
        Tensor both = probability.mul(targets).sum(2, 3);
        Tensor squares =
                probability.mul(probability).sum(2, 3).add(targets.sum(2, 3)).add(1e-7);
        Tensor dice = both.div(squares).mul(-2).add(1); // (B, M)
        Tensor best = dice.amin(1).mean(0);
        Tensor error = prediction.predictedIou().sub(trueIou(logits));
        Tensor loss = best.add(error.mul(error).mean(0, 1));
        return logits.size(1) > 1 ? loss : loss.add(Functional.binaryCrossEntropyWithLogits(logits, targets));
    }

    private Tensor trueIou(Tensor logits) {
        int count = Math.toIntExact(logits.size(1));
        float[] values = logits.toFloats();
        float[] iou = new float[masks.size() * count];
        for (int i = 0; i < iou.length; i++) {
            boolean[] mask = masks.get(i / count);
            int both = 0;
            int either = 0;
            for (int pixel = 0; pixel < mask.length; pixel++) {
                boolean on = values[i * mask.length + pixel] > 0;
                both += on && mask[pixel] ? 1 : 0;
                either += on || mask[pixel] ? 1 : 0;
            }
            iou[i] = either == 0 ? 0 : (float) both / either;
        }
        return Tensor.of(iou, masks.size(), count);
    }

    /** Adds two points per object, and with some probability gives the low-res logits of the best masks. */
    private Optional<float[]> correct(LowResPrediction prediction) {
        int count = Math.toIntExact(prediction.logits().size(1));
        float[] iou = prediction.predictedIou().toFloats();
        float[] lowRes = prediction.logits().toFloats();
        float[] full =
                Functional.resizeBilinear(prediction.logits(), SIDE, SIDE).toFloats();
        int area = 16 * GRID * GRID;
        float[] chosen = new float[masks.size() * area];
        for (int object = 0; object < masks.size(); object++) {
            int best = object * count;
            for (int mask = best; mask < (object + 1) * count; mask++) {
                best = iou[mask] > iou[best] ? mask : best;
            }
            System.arraycopy(lowRes, best * area, chosen, object * area, area);
            addCorrections(object, full, best * SIDE * SIDE);
        }
        return random.nextDouble() < MASK_PROMPT_PROBABILITY ? Optional.of(chosen) : Optional.empty();
    }

    private void addCorrections(int object, float[] logits, int from) {
        boolean[] mask = masks.get(object);
        boolean[] missing = new boolean[mask.length];
        boolean[] tooMuch = new boolean[mask.length];
        boolean[] outside = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            boolean on = logits[from + i] > 0;
            missing[i] = mask[i] && !on;
            tooMuch[i] = !mask[i] && on;
            outside[i] = !mask[i];
        }
        addPoint(object, any(missing) ? missing : mask, 1);
        addPoint(object, any(tooMuch) ? tooMuch : outside, 0);
    }

    private static boolean any(boolean[] mask) {
        return IntStream.range(0, mask.length).anyMatch(i -> mask[i]);
    }

    private void addPoint(int object, boolean[] where, int label) {
        int[] pixels = IntStream.range(0, where.length).filter(i -> where[i]).toArray();
        int pixel = pixels[random.nextInt(pixels.length)];
        points.get(object).add(new float[] {pixel % SIDE, pixel / SIDE, label});
    }

    /** Tight boxes, each side moved outwards by up to a tenth of it or inwards by up to a fortieth. */
    private float[] boxes() {
        float[] boxes = new float[4 * masks.size()];
        for (int object = 0; object < masks.size(); object++) {
            boolean[] mask = masks.get(object);
            int[] pixels = IntStream.range(0, mask.length).filter(i -> mask[i]).toArray();
            int x0 = IntStream.of(pixels).map(i -> i % SIDE).min().orElseThrow();
            int x1 = IntStream.of(pixels).map(i -> i % SIDE).max().orElseThrow();
            int y0 = pixels[0] / SIDE;
            int y1 = pixels[pixels.length - 1] / SIDE;
            boxes[4 * object] = x0 - jitter(x1 - x0);
            boxes[4 * object + 1] = y0 - jitter(y1 - y0);
            boxes[4 * object + 2] = x1 + jitter(x1 - x0);
            boxes[4 * object + 3] = y1 + jitter(y1 - y0);
        }
        return boxes;
    }

    private float jitter(int length) {
        return (float) ((random.nextDouble() * 0.125 - 0.025) * length);
    }
}
