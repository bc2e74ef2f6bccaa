package dev.margo.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Image;
import dev.margo.image.SampleDepth;
import dev.margo.image.Size;
import dev.margo.prompt.Point;
import dev.margo.sam.SamConfig;
import dev.margo.segment.Candidate;
import dev.margo.segment.EmbeddedImage;
import dev.margo.segment.LoadOptions;
import dev.margo.segment.Segmenter;
import dev.margo.tensor.Device;
import dev.margo.tensor.Precision;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SmallModelSpeedTest {
    private static final Image PICTURE = picture();

    private static Image picture() {
        float[] samples = new float[60 * 40];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 4 * (i % 60);
        }
        return Image.gray(new Size(60, 40), SampleDepth.UINT8, samples);
    }

    private static SpeedTest test(Optional<Image> picture) throws IOException {
        return new SpeedTest(
                Subject.Stored.of(Golden.path("sam_tiny/sam_tiny.pth")),
                new Conditions(Device.cpu(), LoadOptions.defaults(), 2, picture));
    }

    @Test
    void everyStageIsTimedInOrderAndEveryStepTold() throws IOException {
        SpeedTest test = test(Optional.empty());
        AtomicInteger steps = new AtomicInteger();
        ModelSpeed speed = test.measure(Precision.FLOAT32, steps::incrementAndGet);
        assertThat(speed.stages()).extracting(StageSpeed::stage).containsExactly(Stage.values());
        assertThat(steps).hasValue(test.steps());
        assertThat(speed.imageSize()).isEqualTo(128);
        assertThat(speed.agreement()).isEmpty();
        StageSpeed embedding = speed.stages().get(2);
        assertThat(embedding.timing().runs()).isEqualTo(2);
        double rate = speed.encoderGflop() / embedding.timing().median();
        assertThat(speed.share(embedding, 2 * rate)).hasValue(0.5);
        assertThat(speed.share(speed.stages().get(0), rate)).isEmpty();
    }

    @Test
    void masksOfAnotherPrecisionAreComparedWithThoseOfFloat32() throws IOException {
        SpeedTest test = test(Optional.of(PICTURE));
        assertThatThrownBy(() -> test.measure(Precision.INT8, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("float32 first");
        test.measure(Precision.FLOAT32, () -> {});
        Agreement agreement =
                test.measure(Precision.BFLOAT16, () -> {}).agreement().orElseThrow();
        assertThat(agreement.masks()).isGreaterThanOrEqualTo(25);
        assertThat(agreement.meanIou()).isBetween(agreement.worstIou(), 1.0);
    }

    @Test
    void madeUpWeightsGiveOrdinaryNumbers() throws IOException {
        try (Segmenter model =
                        Segmenter.of(SamConfig.tiny(), new MadeUpWeights(), Device.cpu(), LoadOptions.defaults());
                EmbeddedImage image = model.embed(PICTURE)) {
            assertThat(model.info().preprocessing().reason()).isEqualTo("not from a checkpoint");
            Candidate best = image.predict(Point.foreground(9, 9)).best();
            for (float logit : best.lowResLogits().logits()) {
                assertThat(Math.abs(logit)).isBetween(1e-9f, 1e9f);
            }
        }
    }

    @Test
    void theMachineMultipliesAtAPositiveRate() {
        Machine machine = Machine.measure(Device.cpu());
        assertThat(machine.sgemmGflopPerSecond()).isGreaterThan(0.1);
        assertThat(machine.vectorFloats().isPresent())
                .isEqualTo(machine.vectorObstacle().isEmpty());
        assertThat(machine.libtorch()).isNotBlank();
    }
}
