package dev.margo.benchmark;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.prompt.Box;
import dev.margo.prompt.ObjectPrompts;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.Multimask;
import dev.margo.segment.Segmenter;
import dev.margo.speed.MadeUpWeights;
import dev.margo.speed.Stopwatch;
import dev.margo.tensor.Device;
import dev.margo.testkit.Phantom;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Margo through its public API, so that its times include more than the peers': bringing the picture to the network, and
 * the answers to the user.
 */
final class MargoContender implements Contender {
    private static final int SIDE = 1024;
    private static final long PHANTOM = 7;
    private static final ObjectPrompts BOX = ObjectPrompts.of(new Box(100, 100, 400, 400)); // the peers' too

    private final Segmenter model;
    private final ByteImage picture;
    private final EmbeddedImage embedded;

    MargoContender(PeerModel model) throws IOException {
        this.model = Segmenter.of(model.config(), new MadeUpWeights(), Device.cpu(), LoadOptions.defaults());
        picture = ByteImage.gray(new Size(SIDE, SIDE), Phantom.of(PHANTOM, SIDE).pixels());
        embedded = this.model.embed(picture);
    }

    @Override
    public String name() {
        return "Margo";
    }

    @Override
    public boolean has(PeerStage stage) {
        return stage != PeerStage.TRAINING_STEP;
    }

    @Override
    public double seconds(PeerStage stage) {
        Stopwatch stopwatch = Stopwatch.start(Device.cpu());
        switch (stage) {
            case ENCODER -> model.embed(picture).close();
            case ONE_BOX -> predict(1);
            case BOXES -> predict(PeerStage.MANY);
            case TRAINING_STEP -> throw new IllegalArgumentException("this contender does not train");
        }
        return stopwatch.seconds();
    }

    private void predict(int boxes) {
        List<ObjectPrompts> prompts = Collections.nCopies(boxes, BOX);
        embedded.predictEach(prompts, Multimask.NEVER, answer -> {});
    }

    @Override
    public void close() {
        embedded.close();
        model.close();
    }
}
