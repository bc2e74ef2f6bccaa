package dev.margo.benchmark;

import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.nn.Parameter;
import dev.margo.objective.Computing;
import dev.margo.objective.Dialogue;
import dev.margo.objective.InteractiveObjective;
import dev.margo.objective.Learning;
import dev.margo.objective.MaskLoss;
import dev.margo.objective.TrainingItem;
import dev.margo.sam.Sam;
import dev.margo.sam.SamConfig;
import dev.margo.simulate.BoxJitter;
import dev.margo.simulate.FirstClick;
import dev.margo.speed.MadeUpWeights;
import dev.margo.tensor.AdamW;
import dev.margo.tensor.Device;
import dev.margo.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** One step of Margo's trainer, of the network and on the prompts that {@link TrainingScript} has. */
final class TrainingContender implements Contender {
    private static final int SIDE = 256;
    private static final double LEARNING_RATE = 1e-5;

    private final Sam sam;
    private final AdamW optimizer;
    private final InteractiveObjective objective;
    private final List<TrainingItem> batch;
    private long iteration;

    /** @param rounds answers per object */
    TrainingContender(int pictures, int objects, int rounds) throws IOException {
        sam = Sam.load(SamConfig.samMed2d(false), Device.cpu(), new MadeUpWeights());
        Map<String, Tensor> trained = sam.parameters().values().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.WEIGHT)
                .collect(Collectors.toMap(Parameter::name, Parameter::value));
        optimizer = new AdamW(trained, AdamW.Settings.withDecay(0.01));
        Dialogue.Opening point = new Dialogue.Opening(Dialogue.Start.POINT, FirstClick.RANDOM, BoxJitter.none());
        Dialogue dialogue =
                Dialogue.medicoSam().withRounds(rounds).withObjects(objects).withOpening(point);
        objective = new InteractiveObjective(sam, dialogue, MaskLoss.medicoSam(), Computing.plain(), logits -> logits);
        batch = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            batch.add(item(i, objects));
        }
    }

    private static TrainingItem item(int picture, int objects) {
        float[] values = new float[3 * SIDE * SIDE];
        SplittableRandom random = new SplittableRandom(picture);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        List<Mask> masks = new ArrayList<>();
        for (int object = 0; object < objects; object++) {
            int cy = 60 + 40 * object;
            int cx = 90 + 20 * picture;
            masks.add(Mask.of(SIDE, SIDE, (x, y) -> Math.hypot(x - cx, y - cy) < 30));
        }
        return new TrainingItem(values, SIDE, new Size(SIDE, SIDE), masks, picture);
    }

    @Override
    public String name() {
        return "Margo";
    }

    @Override
    public boolean has(PeerStage stage) {
        return stage == PeerStage.TRAINING_STEP;
    }

    @Override
    public double seconds(PeerStage stage) {
        long start = System.nanoTime();
        optimizer.zeroGradients();
        objective.learn(batch, iteration, new SplittableRandom(iteration++), new Learning() {
            @Override
            public void backward(Tensor loss) {
                loss.backward();
            }

            @Override
            public void step() {
                throw new IllegalStateException("one loss, one step");
            }
        });
        optimizer.step(LEARNING_RATE);
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        optimizer.close();
        sam.close();
    }
}
