package dev.margo.speed;

import dev.margo.image.ByteImage;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.Multimask;
import dev.margo.segment.Segmenter;
import java.util.List;
import java.util.stream.IntStream;

/** Runs the stages of one loaded model on the synthetic picture. */
final class StageRun {
    /** How many stages are run more than once. */
    static final int REPEATED = 4;

    private static final Box BOX = new Box(256, 256, 767, 767);
    private static final int BOXES_PER_SIDE = 16;
    private static final List<ObjectPrompts> BOXES = IntStream.range(0, BOXES_PER_SIDE * BOXES_PER_SIDE)
            .mapToObj(StageRun::box)
            .toList();

    private final Segmenter model;
    private final Conditions conditions;
    private final Runnable step;
    private final ByteImage picture = SyntheticPicture.create();

    StageRun(Segmenter model, Conditions conditions, Runnable step) {
        this.model = model;
        this.conditions = conditions;
        this.step = step;
    }

    /** Boxes side by side, a cell of a grid each. */
    private static ObjectPrompts box(int index) {
        int cell = SyntheticPicture.SIDE / BOXES_PER_SIDE;
        int x = index % BOXES_PER_SIDE * cell;
        int y = index / BOXES_PER_SIDE * cell;
        return ObjectPrompts.of(new Box(x, y, x + cell - 1, y + cell - 1));
    }

    /** Every stage after loading, in the order in which a user meets them. */
    List<StageSpeed> stages() {
        StageSpeed first = done(Stage.FIRST_EMBEDDING, seconds(this::embed));
        StageSpeed embedding = repeated(Stage.EMBEDDING, this::embed);
        try (EmbeddedImage image = model.embed(picture)) {
            image.predict(BOX).best().mask(); // what only the first box waits for
            return List.of(
                    first,
                    embedding,
                    repeated(Stage.BOX_TO_LOGITS, () -> image.predict(BOX)),
                    repeated(Stage.BOX_TO_MASK, () -> image.predict(BOX).best().mask()),
                    repeated(Stage.MANY_BOXES, () -> image.predictEach(BOXES, Multimask.AUTO, answer -> {})));
        }
    }

    private void embed() {
        try (EmbeddedImage image = model.embed(picture)) {
            image.prepare();
        }
    }

    private StageSpeed repeated(Stage stage, Runnable work) {
        double[] seconds = new double[conditions.runs()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = seconds(work);
            if (i + 1 < seconds.length) {
                step.run();
            }
        }
        return done(stage, seconds);
    }

    private double seconds(Runnable work) {
        Stopwatch stopwatch = Stopwatch.start(conditions.device());
        work.run();
        return stopwatch.seconds();
    }

    StageSpeed done(Stage stage, double... seconds) {
        step.run();
        return new StageSpeed(stage, Timing.of(seconds), ResidentMemory.now());
    }
}
