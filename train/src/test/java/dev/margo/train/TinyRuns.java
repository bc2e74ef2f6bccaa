package dev.margo.train;

import dev.margo.distributed.Replicas;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.objective.Computing;
import dev.margo.objective.Dialogue;
import dev.margo.objective.InteractiveObjective;
import dev.margo.objective.LossReport;
import dev.margo.objective.MaskLoss;
import dev.margo.objective.TrainingItem;
import dev.margo.objective.Validation;
import dev.margo.optimise.LearningRate;
import dev.margo.optimise.TrainedParts;
import dev.margo.sam.Sam;
import dev.margo.sam.SamConfig;
import dev.margo.tensor.AdamW;
import dev.margo.tensor.Autocast;
import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Runs of the 128 px network on eight made-up pictures, small enough for the default tests. */
final class TinyRuns {
    static final int SIDE = 128;

    private TinyRuns() {}

    static Sam freshSam() throws IOException {
        return Sam.load(SamConfig.tiny(), Device.cpu(), new FreshWeights(1));
    }

    static TrainingPlan plan(long steps, double average) {
        return new TrainingPlan(
                TrainedParts.all(), Optional.empty(), pace(average), rhythm(steps), Autocast.Type.FLOAT32, 5);
    }

    static TrainingPlan.Pace pace(double average) {
        return new TrainingPlan.Pace(new LearningRate.Constant(3e-3), AdamW.Settings.withDecay(0.01), 1, average, 1);
    }

    static TrainingPlan.Rhythm rhythm(long steps) {
        return new TrainingPlan.Rhythm(steps, 4, 3, 1000);
    }

    static InteractiveObjective objective(Sam sam) {
        return objective(sam, Dialogue.medicoSam().withRounds(3).withObjects(2), Computing.plain());
    }

    static InteractiveObjective objective(Sam sam, Dialogue dialogue, Computing computing) {
        return new InteractiveObjective(sam, dialogue, MaskLoss.medicoSam(), computing, logits -> logits);
    }

    /** Trains until {@code steps}; returns the loss of every step that was taken. */
    static List<Double> run(Sam sam, TrainingPlan plan, Path folder, boolean resume) throws Exception {
        return run(sam, objective(sam), plan, folder, resume);
    }

    static List<Double> run(Sam sam, InteractiveObjective objective, TrainingPlan plan, Path folder, boolean resume)
            throws Exception {
        Losses losses = new Losses();
        try (Trainer trainer =
                new Trainer(sam.parameters(), objective, plan, new RunFolder(folder, Map.of()), Replicas.single())) {
            if (resume) {
                trainer.resume();
            }
            trainer.run(
                    new Pictures(),
                    List.of(item(100), item(101)).stream().map(List::of).toList(),
                    losses,
                    () -> false);
        }
        return losses.all;
    }

    /** A bright disc and a bright bar on noise. */
    static TrainingItem item(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double x = 30 + 60 * random.nextDouble();
        double y = 30 + 60 * random.nextDouble();
        double radius = 10 + 15 * random.nextDouble();
        int row = random.nextInt(100);
        Mask disc = Mask.of(SIDE, SIDE, (i, j) -> Math.hypot(i - x, j - y) < radius);
        Mask bar = Mask.of(SIDE, SIDE, (i, j) -> j >= row && j < row + 12 && i > 10)
                .minus(disc);
        float[] values = new float[3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            int pixel = i % (SIDE * SIDE);
            boolean on = disc.get(pixel % SIDE, pixel / SIDE) || bar.get(pixel % SIDE, pixel / SIDE);
            values[i] = (float) ((on ? 1 : -1) + 0.3 * random.nextGaussian());
        }
        return new TrainingItem(values, SIDE, new Size(SIDE, SIDE), List.of(disc, bar), seed);
    }

    /** Two pictures of eight at a time, in turn. */
    static final class Pictures implements Batches {
        @Override
        public List<TrainingItem> next(long number) {
            return List.of(item(2 * number % 8), item((2 * number + 1) % 8));
        }

        @Override
        public double waitingShare() {
            return 0;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static final class Losses implements TrainingListener {
        private final List<Double> all = new ArrayList<>();

        @Override
        public void stepped(long step, LossReport report, double rate, double gradientNorm) {
            all.add(report.loss());
        }

        @Override
        public void validated(long step, Validation found, boolean best) {
            all.add(found.report().loss());
        }
    }
}
