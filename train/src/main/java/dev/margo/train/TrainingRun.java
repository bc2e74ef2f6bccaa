package dev.margo.train;

import dev.margo.augment.Augmentation;
import dev.margo.dataset.SampleFeed;
import dev.margo.dataset.SampleOrder;
import dev.margo.distributed.Replicas;
import dev.margo.io.AtomicFile;
import dev.margo.objective.Computing;
import dev.margo.objective.InteractiveObjective;
import dev.margo.objective.LossReport;
import dev.margo.objective.Validation;
import dev.margo.tensor.Device;
import dev.margo.tensor.Libtorch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A configuration put to work: reads the pictures, loads the network, trains it and keeps the record, in one folder.
 * Call it from one thread; that thread's libtorch settings are those of the run from then on.
 */
public final class TrainingRun {
    private static final int AHEAD = 3; // batches that are prepared, or being prepared, before they are needed

    private final TrainingConfig config;
    private final Path folder;
    private final Replicas replicas;

    /**
     * @param folder for all that the run writes; made if it is missing
     * @param replicas the processes that train together, as many as the configuration says; they stay the caller's
     */
    public TrainingRun(TrainingConfig config, Path folder, Replicas replicas) {
        if (replicas.size() != config.computing().processes()) {
            throw new TrainingConfigException("computing.processes: %s are configured, but %s train together"
                    .formatted(config.computing().processes(), replicas.size()));
        }
        this.config = config;
        this.folder = folder;
        this.replicas = replicas;
    }

    /**
     * How a run ended.
     *
     * @param step steps taken in all
     * @param finished whether these are all; otherwise it was asked to stop
     */
    public record Outcome(long step, boolean finished) {}

    /**
     * That the folder can take a run: a new one if there is none in it yet, or one that goes on with the same
     * configuration.
     *
     * @throws TrainingConfigException if not
     */
    public static void requireReady(RunFolder folder, TrainingConfig config, boolean resume) throws IOException {
        if (!resume) {
            if (folder.hasState()) {
                throw new TrainingConfigException(
                        "%s has a run already; go on with it by --resume, or choose another folder"
                                .formatted(folder.path()));
            }
            return;
        }
        if (!folder.hasState()) {
            throw new TrainingConfigException(
                    "%s has no run that was saved; start it without --resume".formatted(folder.path()));
        }
        List<String> differences = ConfigDifference.between(Files.readString(folder.config()), config.yaml());
        if (!differences.isEmpty()) {
            throw new TrainingConfigException(
                    "%s was begun with another configuration: %s; leave these as they were, or start a new folder"
                            .formatted(folder.path(), String.join("; ", differences)));
        }
    }

    /**
     * Trains to the end, or until {@code stop} says so; either way what was reached is saved.
     *
     * @param resume whether to go on with the run in the folder
     * @throws TrainingConfigException if the configuration does not fit the network, the data or the folder
     * @throws TrainingMemoryException if a step does not fit into memory
     * @throws InterruptedException if this thread is interrupted before {@link RunWatcher#began}
     */
    public Outcome run(boolean resume, RunWatcher watcher, BooleanSupplier stop)
            throws IOException, InterruptedException {
        Libtorch.setThreads(config.computing().threadsHere());
        Libtorch.parallelOperationsHere();
        Files.createDirectories(folder);
        if (isFirst()) {
            requireReady(new RunFolder(folder, Map.of()), config, resume);
            removeLeftovers();
        }
        Device device = config.computing().deviceOf(replicas.rank());
        try (StartedModel model = StartedModel.load(config, device)) {
            model.notes().forEach(watcher::note);
            RunFolder run = new RunFolder(folder, model.about(config.start().strategy()));
            RunData data = RunData.read(config, config.data().cache().settings(folder, model.side()), watcher::reading);
            if (isFirst()) {
                AtomicFile.write(run.config(), utf8(config.yaml()));
                AtomicFile.write(run.skipped(), utf8(lines(data.skipped())));
            }
            return train(new Prepared(model, data, device, run, resume), watcher, stop);
        } catch (IllegalArgumentException e) {
            throw e instanceof TrainingConfigException ? e : new TrainingConfigException(e.getMessage(), e);
        }
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Prepared(StartedModel model, RunData data, Device device, RunFolder run, boolean resume) {}

    private boolean isFirst() {
        return replicas.rank() == 0;
    }

    /** What a run that was killed while it wrote has left. */
    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> temporaries = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path temporary : temporaries) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private Outcome train(Prepared of, RunWatcher watcher, BooleanSupplier stop)
            throws IOException, InterruptedException {
        TrainingPlan plan = plan(of);
        if (!encodesOnce(of, plan)) {
            return train(of, plan, objective(of), watcher, stop);
        }
        Path embeddings = config.data().cache().folderOf(folder).resolve("embeddings");
        try (EmbeddingFolder kept = EmbeddingFolder.in(embeddings, of.model().sam(), of.device())) {
            return train(of, plan, objective(of).keeping(kept), watcher, stop);
        }
    }

    private Outcome train(
            Prepared of, TrainingPlan plan, InteractiveObjective objective, RunWatcher watcher, BooleanSupplier stop)
            throws IOException, InterruptedException {
        Items varied = items(of, config.data().augmentation());
        try (Trainer trainer = new Trainer(of.model().sam().parameters(), objective, plan, of.run(), replicas)) {
            if (of.resume()) {
                trainer.resume();
            }
            watcher.began(trainer.step(), plan.rhythm().steps());
            try (FedBatches batches = batches(of, varied, trainer.step())) {
                step(of, trainer, batches, watcher, stop);
                if (batches.skipped().count() > 0) {
                    watcher.note("%s pictures were replaced by others, the first because %s"
                            .formatted(
                                    batches.skipped().count(),
                                    batches.skipped().first().get(0).reason()));
                }
            }
            return new Outcome(trainer.step(), trainer.step() >= plan.rhythm().steps());
        }
    }

    private void step(Prepared of, Trainer trainer, FedBatches batches, RunWatcher watcher, BooleanSupplier stop)
            throws IOException, InterruptedException {
        try {
            if (!isFirst()) {
                trainer.run(batches, List.of(), watcher, stop);
                return;
            }
            int perStep = config.schedule().batch() * config.schedule().accumulate() * replicas.size();
            DataConfig.Validation held = config.data().validation();
            var validation = ValidationSet.of(
                    of.data().validation(),
                    items(of, Augmentation.none()),
                    held.batches(),
                    config.schedule().batch(),
                    config.seed());
            if (validation.isEmpty()) {
                watcher.note("nothing is validated on, so there will be no best checkpoint, only the latest");
            }
            try (RunRecord record = new RunRecord(of.run(), trainer.step(), perStep, batches::waitingShare)) {
                trainer.run(batches, validation, new Both(record, watcher), stop);
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            throw TrainingMemoryException.unlessOther(e, config, of.model());
        }
    }

    private record Both(TrainingListener first, TrainingListener second) implements TrainingListener {
        @Override
        public void stepped(long step, LossReport report, double rate, double gradientNorm) {
            first.stepped(step, report, rate, gradientNorm);
            second.stepped(step, report, rate, gradientNorm);
        }

        @Override
        public void validated(long step, Validation found, boolean best) {
            first.validated(step, found, best);
            second.validated(step, found, best);
        }

        @Override
        public void saved(long step) {
            first.saved(step);
            second.saved(step);
        }
    }

    // --- from configuration to parts --------------------------------------------------------------------------------

    private TrainingPlan plan(Prepared of) {
        ScheduleConfig schedule = config.schedule();
        long pictures = of.data().training().size();
        long perStep = (long) schedule.batch() * schedule.accumulate() * replicas.size();
        long stepsPerEpoch = Math.max(1, (pictures + perStep - 1) / perStep);
        long steps = schedule.length().steps(stepsPerEpoch);
        return new TrainingPlan(
                config.learning().parts(),
                config.learning().adapted(),
                new TrainingPlan.Pace(
                        schedule.rate().over(steps, pictures),
                        schedule.optimiser(),
                        schedule.clip(),
                        schedule.average(),
                        schedule.accumulate()),
                new TrainingPlan.Rhythm(
                        steps,
                        stepsPerEpoch,
                        config.rhythm().validateEvery(),
                        config.rhythm().saveEvery()),
                config.computing().precision(),
                config.seed());
    }

    private Items items(Prepared of, Augmentation augmentation) {
        return new Items(
                augmentation,
                of.model().preprocessing(),
                of.model().side(),
                config.learning().prompts().leastArea());
    }

    private FedBatches batches(Prepared of, Items items, long step) {
        int batch = config.schedule().batch();
        int workers = config.computing().workersHere();
        return FedBatches.from(
                step * config.schedule().accumulate(),
                new FedBatches.Part(batch, replicas.rank(), replicas.size()),
                new FedBatches.Source(
                        of.data().training(), SampleOrder.of(of.data().training(), config.seed()), items),
                new SampleFeed.Workers(workers, Math.max(workers, AHEAD * batch)),
                config.seed());
    }

    private InteractiveObjective objective(Prepared of) {
        StartedModel model = of.model();
        ComputingConfig means = config.computing();
        boolean batchStatistics =
                means.batchStatistics().orElse(config.start().model().isEmpty());
        Computing computing = new Computing(of.device(), means.precision(), batchStatistics, model.recomputes(config));
        return new InteractiveObjective(
                model.sam(),
                config.learning().dialogue(config.start().strategy(), model.side()),
                config.learning().loss(),
                computing,
                model.maskPrompts());
    }

    /** Whether pictures always look the same to an encoder that never changes, so that each is encoded once. */
    private boolean encodesOnce(Prepared of, TrainingPlan plan) {
        return config.data().cache().embeddings()
                && config.data().augmentation().equals(Augmentation.none())
                && of.model().isEncoderFrozen(plan.parts(), plan.adapted());
    }
}
