package dev.margo.objective;

import dev.margo.prompt.Box;
import dev.margo.sam.LowResPrediction;
import dev.margo.sam.PromptEmbeddings;
import dev.margo.sam.Sam;
import dev.margo.tensor.Autocast;
import dev.margo.tensor.Functional;
import dev.margo.tensor.NoGradients;
import dev.margo.tensor.Tensor;
import dev.margo.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The objective that keeps a network interactive: a simulated annotator prompts and corrects it, and it is to be right
 * in every round.
 *
 * <p>Source: MedicoSAM (Archit et al., 2025), algorithm 1, and micro-sam at 3acdcd72, training/sam_trainer.py. Known
 * differences: losses are averaged over pictures, not summed; every picture keeps its own number of objects, not the
 * smallest of the batch.
 */
public final class InteractiveObjective implements Objective {
    private final Sam sam;
    private final Dialogue dialogue;
    private final MaskLoss maskLoss;
    private final Computing computing;
    private final MaskPrompts maskPrompts;
    private final KeptEmbeddings kept;

    /** The mask prompts that the network takes, as low-res logits. */
    @FunctionalInterface
    public interface MaskPrompts {
        /** That of an earlier answer. */
        float[] ofAnswer(float[] lowResLogits);

        /** That of a box, in a model frame of side {@code side}; absent where its corners say it all. */
        default Optional<float[]> ofBox(Box box, int side, int lowResSide) {
            return Optional.empty();
        }
    }

    public InteractiveObjective(
            Sam sam, Dialogue dialogue, MaskLoss maskLoss, Computing computing, MaskPrompts maskPrompts) {
        this(sam, dialogue, maskLoss, computing, maskPrompts, KeptEmbeddings.none());
    }

    private InteractiveObjective(
            Sam sam,
            Dialogue dialogue,
            MaskLoss maskLoss,
            Computing computing,
            MaskPrompts maskPrompts,
            KeptEmbeddings kept) {
        this.sam = sam;
        this.dialogue = dialogue;
        this.maskLoss = maskLoss;
        this.computing = computing;
        this.maskPrompts = maskPrompts;
        this.kept = kept;
    }

    /** The same, for an encoder that never changes, whose embeddings come from {@code other}. */
    public InteractiveObjective keeping(KeptEmbeddings other) {
        return new InteractiveObjective(sam, dialogue, maskLoss, computing, maskPrompts, other);
    }

    @Override
    public LossReport learn(List<TrainingItem> batch, long iteration, RandomGenerator random, Learning learning) {
        try (TensorScope scope = TensorScope.open("training batch")) {
            boolean point = dialogue.startsWithPoint(iteration, random);
            List<PromptedObject> rows = Opening.of(batch, dialogue, point);
            drawBoxes(rows, batch.get(0).side());
            return new Conversation(this, rows, batch.get(0).side(), point, random).learn(encode(batch), learning);
        }
    }

    @Override
    public Validation measure(List<TrainingItem> batch, long round, RandomGenerator random) {
        try (TensorScope scope = TensorScope.open("validation batch");
                NoGradients off = NoGradients.here()) {
            List<PromptedObject> rows = ValidationPrompts.of(batch, dialogue.objects(), round, random);
            drawBoxes(rows, batch.get(0).side());
            boolean lonePoint = ValidationPrompts.isLonePoint(round);
            var conversation = new Conversation(this, rows, batch.get(0).side(), lonePoint, random);
            EncoderPass pass = encodeFrozen(batch);
            LossReport report = conversation.measure(pass);
            double swapped = batch.size() < 2
                    ? Double.NaN
                    : conversation.measure(pass.swapped()).dice();
            return new Validation(report, swapped);
        }
    }

    private void drawBoxes(List<PromptedObject> rows, int side) {
        int lowResSide = 4 * side / sam.config().encoder().patchSize();
        rows.forEach(row -> row.draw(row.box().flatMap(box -> maskPrompts.ofBox(box, side, lowResSide))));
    }

    private EncoderPass encode(List<TrainingItem> batch) {
        boolean learns = sam.parameters().values().stream()
                .anyMatch(parameter -> parameter.name().startsWith("image_encoder.")
                        && parameter.value().tracksGradient());
        if (!learns) {
            return encodeFrozen(batch);
        }
        Tensor images = images(batch);
        if (computing.recompute()) {
            return EncoderPass.recomputing(sam.imageEncoder(), images, computing);
        }
        return EncoderPass.learning(sam.imageEncoder(), images, computing);
    }

    private EncoderPass encodeFrozen(List<TrainingItem> batch) {
        long grid = batch.get(0).side() / sam.config().encoder().patchSize();
        long[] shape = {1, sam.config().decoder().width(), grid, grid};
        List<Tensor> known = new ArrayList<>();
        for (TrainingItem item : batch) {
            kept.of(item, shape).ifPresent(values -> known.add(Tensor.of(values, shape)));
        }
        if (known.size() == batch.size()) {
            return EncoderPass.frozen(() -> Tensor.cat(0, known).to(computing.device()));
        }
        try (Autocast narrow = Autocast.to(computing.autocast(), computing.device())) {
            return EncoderPass.frozen(() -> sam.imageEncoder().forward(images(batch)));
        }
    }

    private Tensor images(List<TrainingItem> batch) {
        int side = batch.get(0).side();
        List<Tensor> images = new ArrayList<>();
        for (TrainingItem item : batch) {
            images.add(Tensor.of(item.values(), 1, 3, side, side));
        }
        return Tensor.cat(0, images).to(computing.device());
    }

    /** The decoder's answer to a group of rows, in float32. */
    LowResPrediction predict(RowGroup group, Tensor embeddings, boolean three, Prompting prompting) {
        try (Autocast narrow = Autocast.to(computing.autocast(), computing.device())) {
            int grid = Math.toIntExact(embeddings.size(2));
            PromptEmbeddings prompts = promptEmbeddings(group, grid, prompting);
            LowResPrediction answer = sam.maskDecoder()
                    .forward(group.pick(embeddings), sam.promptEncoder().densePositions(grid), prompts, three);
            return new LowResPrediction(
                    answer.logits().toFloat32(), answer.predictedIou().toFloat32());
        }
    }

    /**
     * @param maskPromptOnly whether points and boxes are held back
     * @param frozen whether the prompt encoder stays as it is
     */
    record Prompting(boolean maskPromptOnly, boolean frozen) {}

    private PromptEmbeddings promptEmbeddings(RowGroup group, int grid, Prompting prompting) {
        if (!prompting.frozen()) {
            return sam.promptEncoder().forward(group.prompts(prompting.maskPromptOnly()), group.side(), grid);
        }
        try (NoGradients off = NoGradients.here()) {
            return sam.promptEncoder().forward(group.prompts(prompting.maskPromptOnly()), group.side(), grid);
        }
    }

    /** The losses of one answer, row by row. */
    MaskLoss.Parts judge(RowGroup group, LowResPrediction answer) {
        Tensor logits = Functional.resizeBilinear(answer.logits(), group.side(), group.side());
        Tensor valid = group.valid();
        return maskLoss.of(
                logits,
                answer.predictedIou(),
                group.targets().to(computing.device()),
                valid == null ? null : valid.to(computing.device()));
    }

    Dialogue dialogue() {
        return dialogue;
    }

    MaskPrompts maskPrompts() {
        return maskPrompts;
    }
}
