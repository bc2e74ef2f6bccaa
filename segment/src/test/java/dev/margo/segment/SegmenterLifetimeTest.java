package dev.margo.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.Mask;
import dev.margo.prompt.Box;
import dev.margo.tensor.Device;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Threads and closing. */
class SegmenterLifetimeTest {
    private static final Path MODEL = Golden.path("sam_tiny/sam_tiny.pth");
    private static final Box BOX = new Box(40, 30, 170, 140);

    private final ByteImage picture = GoldenPictures.read(Golden.path("sam_tiny/image.png"));

    @Test
    void predictionsOutliveTheImageAndTheModel() throws IOException {
        Prediction prediction;
        try (Segmenter segmenter = Segmenter.load(MODEL, Device.cpu());
                EmbeddedImage embedded = segmenter.embed(picture)) {
            prediction = embedded.predict(BOX);
        }
        assertThat(prediction.best().mask().width()).isEqualTo(picture.width());
        assertThat(prediction.best().stabilityScore()).isBetween(0.0, 1.0);
    }

    @Test
    void usingWhatIsClosedSaysSo() throws IOException {
        Segmenter segmenter = Segmenter.load(MODEL, Device.cpu());
        EmbeddedImage closed = segmenter.embed(picture);
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> closed.predict(BOX)).withMessageContaining("EmbeddedImage");
        assertThatIllegalStateException().isThrownBy(closed::close).withMessageContaining("closed before");
        EmbeddedImage orphan = segmenter.embed(picture);
        segmenter.close();
        assertThatIllegalStateException().isThrownBy(() -> orphan.predict(BOX)).withMessageContaining("Segmenter");
        assertThatIllegalStateException()
                .isThrownBy(() -> segmenter.embed(picture))
                .withMessageContaining("Segmenter");
        orphan.close();
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Segmenter segmenter = Segmenter.load(MODEL, Device.cpu());
                EmbeddedImage embedded = segmenter.embed(picture)) {
            Mask expected = embedded.predict(BOX).best().mask();
            List<Future<Mask>> masks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                boolean own = i % 4 == 0;
                masks.add(threads.submit(() -> {
                    if (!own) {
                        return embedded.predict(BOX).best().mask();
                    }
                    try (EmbeddedImage mine = segmenter.embed(picture)) {
                        return mine.predict(BOX).best().mask();
                    }
                }));
            }
            for (Future<Mask> mask : masks) {
                assertThat(mask.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingUnderRunningCallsLetsThemFinish() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                Segmenter segmenter = Segmenter.load(MODEL, Device.cpu());
                EmbeddedImage embedded = segmenter.embed(picture);
                CountDownLatch started = new CountDownLatch(4);
                List<Future<Integer>> answered = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    answered.add(threads.submit(() -> predictUntilClosed(embedded, started)));
                }
                started.await();
                embedded.close();
                segmenter.close();
                for (Future<Integer> count : answered) {
                    assertThat(count.get()).isPositive();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int predictUntilClosed(EmbeddedImage embedded, CountDownLatch started) {
        int answered = 0;
        try {
            while (true) {
                embedded.predict(BOX);
                if (answered++ == 0) {
                    started.countDown(); // once per thread, so that every one has answered before the close
                }
            }
        } catch (IllegalStateException closed) {
            return answered;
        }
    }

    @Test
    void refusesPicturesThatVanishInTheModelFrame() throws IOException {
        try (Segmenter segmenter = Segmenter.load(MODEL, Device.cpu())) {
            ByteImage thin = ByteImage.gray(new Size(1, 4096), new byte[4096]);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> segmenter.embed(thin))
                    .withMessageContaining("1 x 4096");
        }
    }
}
