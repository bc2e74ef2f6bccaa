package dev.margo.evaluate;

import dev.margo.automatic.NonMaximumSuppression;
import dev.margo.automatic.PointGrid;
import dev.margo.automatic.ScoredBox;
import dev.margo.image.ByteImage;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.prompt.Point;
import dev.margo.prompt.Prompt;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.Multimask;
import dev.margo.segment.Prediction;
import dev.margo.segment.Segmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A model, which offers three masks for a lone point and one for everything else; of three the one with the highest
 * predicted IoU counts.
 */
record AnnotatableSegmenter(String name, Segmenter segmenter) implements Annotatable {
    // of everything: SAM's, facebookresearch/segment-anything at dca509f, automatic_mask_generator.py
    private static final double LEAST_IOU = 0.88;
    private static final double LEAST_STABILITY = 0.95;
    private static final double MOST_OVERLAP = 0.7;

    @Override
    public String fingerprint() {
        return segmenter.answerFingerprint();
    }

    @Override
    public Seen embed(ByteImage picture) {
        EmbeddedImage embedded = segmenter.embed(picture);
        embedded.prepare(); // so that no question's time has it in
        return new SeenBySegmenter(embedded);
    }

    private record SeenBySegmenter(EmbeddedImage embedded) implements Seen {
        @Override
        public Conversation converse(boolean maskPrompts) {
            return new Questions(embedded, maskPrompts);
        }

        @Override
        public List<Answer> everything(int gridSide) {
            List<Answer> found = new ArrayList<>();
            List<ScoredBox> boxes = new ArrayList<>();
            List<ObjectPrompts> clicks = new PointGrid(gridSide)
                    .scaledTo(embedded.size().width(), embedded.size().height()).stream()
                            .map(place -> ObjectPrompts.of(Point.foreground(place.x(), place.y())))
                            .toList();
            embedded.predictEach(
                    clicks,
                    Multimask.ALWAYS,
                    prediction -> prediction.candidates().stream()
                            .filter(one -> one.predictedIou() > LEAST_IOU && one.stabilityScore() >= LEAST_STABILITY)
                            .forEach(one -> one.mask().bounds().ifPresent(bounds -> {
                                found.add(new Answer(one.mask(), OptionalDouble.of(one.predictedIou())));
                                boxes.add(ScoredBox.of(bounds, one.predictedIou()));
                            })));
            return NonMaximumSuppression.keep(boxes, MOST_OVERLAP).stream()
                    .map(found::get)
                    .toList();
        }

        @Override
        public void close() {
            embedded.close();
        }
    }

    private static final class Questions implements Conversation {
        private final EmbeddedImage embedded;
        private final boolean maskPrompts;
        private final List<Prompt> said = new ArrayList<>();
        private Prediction last;

        private Questions(EmbeddedImage embedded, boolean maskPrompts) {
            this.embedded = embedded;
            this.maskPrompts = maskPrompts;
        }

        @Override
        public Answer ask(List<Prompt> further) {
            said.addAll(further);
            last = maskPrompts && last != null
                    ? embedded.refine(last, further.toArray(Prompt[]::new))
                    : embedded.predict(new ObjectPrompts(said), Multimask.AUTO);
            return new Answer(last.best().mask(), OptionalDouble.of(last.best().predictedIou()));
        }
    }
}
