package dev.margo.objective;

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
    private final AnswerForm answerForm;
    private final KeptEmbeddings kept;

    /** What the network takes back as mask prompt of its own low-res logits. */
    @FunctionalInterface
    public interface AnswerForm {
        float[] maskPrompt(float[] lowResLogits);
    }

    public InteractiveObjective(
            Sam sam, Dialogue dialogue, MaskLoss maskLoss, Computing computing, AnswerForm answerForm) {
        this(sam, dialogue, maskLoss, computing, answerForm, KeptEmbeddings.none());
    }

    private InteractiveObjective(
            Sam sam,
            Dialogue dialogue,
            MaskLoss maskLoss,
            Computing computing,
            AnswerForm answerForm,
            KeptEmbeddings kept) {
        this.sam = sam;
        this.dialogue = dialogue;
        this.maskLoss = maskLoss;
        this.computing = computing;
        this.answerForm = answerForm;
        this.kept = kept;
    }

    /** The same, for an encoder that never changes, whose embeddings come from {@code other}. */
    public InteractiveObjective keeping(KeptEmbeddings other) {
        return new InteractiveObjective(sam, dialogue, maskLoss, computing, answerForm, other);
    }

    @Override
    public LossReport learn(List<TrainingItem> batch, long iteration, RandomGenerator random, Learning learning) {
        try (TensorScope scope = TensorScope.open("training batch")) {
            boolean point = dialogue.startsWithPoint(iteration, random);
            List<PromptedObject> rows = Opening.of(batch, dialogue, point);
            return new Conversation(this, rows, batch.get(0).side(), point, random).learn(encode(batch), learning);
        }
    }

    @Override
    public LossReport measure(List<TrainingItem> batch, long round, RandomGenerator random) {
        try (TensorScope scope = TensorScope.open("validation batch");
                NoGradients off = NoGradients.here()) {
            List<PromptedObject> rows = ValidationPrompts.of(batch, dialogue.objects(), round, random);
            boolean lonePoint = ValidationPrompts.isLonePoint(round);
            return new Conversation(this, rows, batch.get(0).side(), lonePoint, random).measure(encodeFrozen(batch));
        }
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

    AnswerForm answerForm() {
        return answerForm;
    }
}
