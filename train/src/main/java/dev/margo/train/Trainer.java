package dev.margo.train;

import dev.margo.distributed.Replicas;
import dev.margo.nn.Parameter;
import dev.margo.objective.Learning;
import dev.margo.objective.LossReport;
import dev.margo.objective.Objective;
import dev.margo.objective.TrainingItem;
import dev.margo.objective.Validation;
import dev.margo.optimise.LossScale;
import dev.margo.optimise.MovingAverage;
import dev.margo.tensor.AdamW;
import dev.margo.tensor.Gradients;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Moves the weights of a network step by step, and keeps the run's folder. All chance of step n follows from the seed
 * and n alone, so a run that was interrupted goes on as if it had not been.
 */
public final class Trainer implements AutoCloseable {
    private final Map<String, Parameter> parameters;
    private final TrainedWeights weights;
    private final Objective objective;
    private final TrainingPlan plan;
    private final RunFolder folder;
    private final Replicas replicas;
    private final AdamW optimizer;
    private final MovingAverage average; // null without
    private final LossScale lossScale;
    private TrainingState.Position position = TrainingState.Position.start();
    private double lastNorm;

    /**
     * @param parameters of the network, which stays the caller's
     * @param replicas the processes that train together; they stay the caller's
     */
    public Trainer(
            Map<String, Parameter> parameters,
            Objective objective,
            TrainingPlan plan,
            RunFolder folder,
            Replicas replicas) {
        this.parameters = parameters;
        this.objective = objective;
        this.plan = plan;
        this.folder = folder;
        this.replicas = replicas;
        weights = new TrainedWeights(parameters, plan.parts(), plan.lowRank(parameters));
        optimizer = new AdamW(weights.tensors(), plan.pace().settings());
        average = plan.pace().average() > 0
                ? new MovingAverage(weights.changing(), plan.pace().average())
                : null;
        replicas.sameEverywhere(List.copyOf(weights.changing().values()));
        lossScale = plan.precision().needsLossScaling() ? LossScale.dynamic() : LossScale.none();
    }

    /** Goes on where the run in the folder was. */
    public void resume() throws IOException {
        position = TrainingState.restore(folder.state(), kept(), optimizer, averages());
        lossScale.restore(position.lossScale());
    }

    /** Steps taken so far. */
    public long step() {
        return position.step();
    }

    private Map<String, Tensor> averages() {
        return average == null ? Map.of() : average.values();
    }

    /**
     * Trains until the last step, or until {@code stop} says so; either way what was reached is saved. Of several
     * replicas, the first one validates and saves.
     *
     * @param validation batches to validate with; empty for no validation
     * @throws InterruptedException if this thread is interrupted while it waits for data
     */
    public void run(
            Batches batches, List<List<TrainingItem>> validation, TrainingListener listener, BooleanSupplier stop)
            throws IOException, InterruptedException {
        Files.createDirectories(folder.path());
        while (!isDone() && !replicas.anyInterrupted(stop.getAsBoolean())) {
            LossReport report = step(batches);
            listener.stepped(position.step(), report, rate(position.step() - 1), lastNorm);
            if (!validation.isEmpty()
                    && isFirst()
                    && position.step() % plan.rhythm().validateEvery() == 0) {
                validate(validation, listener);
            }
            if (isFirst() && position.step() % plan.rhythm().saveEvery() == 0) {
                save(listener);
            }
        }
        if (isFirst()) {
            if (isDone() && !validation.isEmpty() && Double.isInfinite(position.best())) {
                validate(validation, listener); // a run too short to have been validated has a best network too
            }
            save(listener);
        }
    }

    private boolean isDone() {
        return position.step() >= plan.rhythm().steps();
    }

    private boolean isFirst() {
        return replicas.rank() == 0;
    }

    private double rate(long step) {
        return plan.pace().rate().at(step, step / plan.rhythm().stepsPerEpoch());
    }

    private LossReport step(Batches batches) throws InterruptedException {
        long step = position.step();
        int accumulate = plan.pace().accumulate();
        optimizer.zeroGradients();
        LossReport mean = null;
        for (int i = 0; i < accumulate; i++) {
            long number = step * accumulate + i;
            List<TrainingItem> batch = batches.next(number);
            LossReport report = learn(batch, number, new Scaled(1.0 / accumulate, step));
            mean = mean == null ? report : mean.mergedWith(report, i);
        }
        move(step);
        position = new TrainingState.Position(step + 1, position.best(), lossScale.factor());
        return LossReport.of(meanOfReplicas(mean.values()));
    }

    private double[] meanOfReplicas(double[] values) {
        double[] sums = replicas.sum(values);
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= replicas.size();
        }
        return sums;
    }

    private LossReport learn(List<TrainingItem> batch, long number, Learning learning) {
        try (TrainedWeights.Binding binding = weights.bind(Map.of())) {
            return objective.learn(batch, number, chance(number), learning);
        }
    }

    private RandomGenerator chance(long number) {
        return new SplittableRandom(new SplittableRandom(plan.seed() + 0x9E3779B97F4A7C15L * number).nextLong());
    }

    /** Applies the gradients; leaves the weights alone where these overflowed. */
    private void move(long step) {
        Collection<Tensor> all = weights.tensors().values();
        averageGradients(all);
        if (lossScale.factor() != 1) {
            Gradients.scale(all, 1 / lossScale.factor());
        }
        lastNorm = Gradients.norm(all);
        boolean finite = Double.isFinite(lastNorm);
        lossScale.after(finite);
        if (!finite) {
            optimizer.zeroGradients();
            return;
        }
        double maxNorm = plan.pace().maxNorm();
        if (maxNorm > 0 && lastNorm > maxNorm) {
            Gradients.scale(all, maxNorm / lastNorm);
        }
        optimizer.step(rate(step));
        optimizer.zeroGradients();
        if (average != null) {
            average.follow(step);
        }
    }

    /** A tensor that is without a gradient on all replicas stays without. */
    private void averageGradients(Collection<Tensor> all) {
        if (replicas.size() == 1) {
            return;
        }
        try (TensorScope scope = TensorScope.open("average gradients")) {
            double[] present = replicas.sum(all.stream()
                    .mapToDouble(tensor -> tensor.gradient().isPresent() ? 1 : 0)
                    .toArray());
            List<Tensor> gradients = new ArrayList<>();
            int i = 0;
            for (Tensor tensor : all) {
                if (present[i++] > 0) {
                    gradients.add(tensor.gradientOrZeros());
                }
            }
            replicas.averageGradients(gradients);
        }
    }

    private final class Scaled implements Learning {
        private final double share;
        private final long step;

        Scaled(double share, long step) {
            this.share = share;
            this.step = step;
        }

        @Override
        public void backward(Tensor loss) {
            try (TensorScope scope = TensorScope.open("backward")) {
                loss.mul(share * lossScale.factor()).backward();
            }
        }

        @Override
        public void step() {
            move(step);
        }
    }

    private void validate(List<List<TrainingItem>> validation, TrainingListener listener) throws IOException {
        Validation mean = measure(validation);
        double dice = mean.report().dice();
        boolean best = dice < position.best();
        if (best) {
            position = new TrainingState.Position(position.step(), dice, position.lossScale());
            export(folder.best());
        }
        listener.validated(position.step(), mean, best);
    }

    /** The mean over {@code validation}, with the moving average in the weights' place if there is one. */
    private Validation measure(List<List<TrainingItem>> validation) {
        try (TrainedWeights.Binding binding = weights.bind(averages())) {
            Validation mean = null;
            for (int i = 0; i < validation.size(); i++) {
                Validation found = objective.measure(validation.get(i), i, chance(-1 - i));
                mean = mean == null ? found : mean.mergedWith(found, i);
            }
            return mean;
        }
    }

    /** Writes the network as it is to be used: averaged and adapted. */
    private void export(Path file) throws IOException {
        try (TrainedWeights.Binding binding = weights.bind(averages())) {
            Map<String, String> about = new LinkedHashMap<>(folder.about());
            about.put("margo.step", Long.toString(position.step()));
            RunFolder.write(file, parameters, about);
        }
    }

    /** Everything that a run goes on from, besides the optimiser's memory and the average. */
    private Map<String, Tensor> kept() {
        Map<String, Tensor> kept = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            if (parameter.kind() != Parameter.Kind.COUNTER) {
                kept.put(name, parameter.value());
            }
        });
        kept.putAll(weights.tensors());
        return kept;
    }

    private void save(TrainingListener listener) throws IOException {
        TrainingState.write(folder.state(), position, kept(), optimizer.moments(), averages());
        export(folder.latest());
        listener.saved(position.step());
    }

    @Override
    public void close() {
        weights.close();
        optimizer.close();
        if (average != null) {
            average.close();
        }
    }
}
