package dev.margo.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.dataset.Sample;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
    private static final int SIDE = 96;

    static Stream<Augmentation> presets() {
        return Stream.of(Augmentation.none(), Augmentation.light(), Augmentation.standard(), Augmentation.strong());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theSameSeedGivesTheSameVariation(Augmentation augmentation) {
        Sample sample = disc(new Size(70, 50), 3);
        for (int seed = 0; seed < 50; seed++) {
            assertThat(augmentation.apply(sample, SIDE, new SplittableRandom(seed)))
                    .isEqualTo(augmentation.apply(sample, SIDE, new SplittableRandom(seed)));
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theLongestSideIsTheOneAskedForWhateverTheSource(Augmentation augmentation) {
        for (Size size : List.of(new Size(1, 1), new Size(300, 2), new Size(1, 200), new Size(97, 41))) {
            for (int seed = 0; seed < 40; seed++) {
                Sample varied = augmentation.apply(disc(size, seed % 2 == 0 ? 1 : 3), SIDE, new SplittableRandom(seed));
                assertThat(Math.max(varied.picture().width(), varied.picture().height()))
                        .isEqualTo(SIDE);
                assertThat(varied.layers()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPictureWithoutObjectsOrLayersHasVariationsToo(Augmentation augmentation) {
        ByteImage picture = disc(new Size(60, 40), 1).picture();
        Sample noLayers = new Sample("none", picture, List.of());
        Sample noObjects = new Sample("empty", picture, List.of(LabelImage.of(60, 40, new int[2400])));
        for (int seed = 0; seed < 20; seed++) {
            assertThat(augmentation
                            .apply(noLayers, SIDE, new SplittableRandom(seed))
                            .layers())
                    .isEmpty();
            Sample varied = augmentation.apply(noObjects, SIDE, new SplittableRandom(seed));
            assertThat(varied.layers().get(0).sizes()).isEmpty();
        }
    }

    @Test
    void withoutAnyVariationAPictureOfThatSideStaysAsItIs() {
        Sample sample = disc(new Size(SIDE, 50), 3);
        assertThat(Augmentation.none().apply(sample, SIDE, new SplittableRandom(1)))
                .isEqualTo(sample);
    }

    @Test
    void aPictureHalvedIsTheMeanOfItsPixels() {
        byte[] stripes = new byte[64 * 64];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i % 2 * 200);
        }
        Sample sample = new Sample("stripes", ByteImage.gray(new Size(64, 64), stripes), List.of());
        byte[] halved = Augmentation.none()
                .apply(sample, 32, new SplittableRandom(1))
                .picture()
                .bytes();
        byte[] even = new byte[32 * 32];
        Arrays.fill(even, (byte) 100);
        assertThat(halved).isEqualTo(even);
    }

    @Test
    void labelsStayOnTheirObjectWithinAPixel() {
        Augmentation geometry =
                new Augmentation(Augmentation.strong().distortion(), new Framing(0.4, 0.4, 0.1), Intensities.none());
        for (Size size : List.of(new Size(64, 48), new Size(400, 300))) {
            Sample sample = disc(size, 1);
            for (int seed = 0; seed < 200; seed++) {
                Sample varied = geometry.apply(sample, SIDE, new SplittableRandom(seed));
                int tolerance = (int) Math.ceil(2.0 * SIDE / size.height()); // a source px may have grown
                assertAligned(varied, tolerance);
            }
        }
    }

    @Test
    void halfOfTheStandardVariationsShowAnObjectLarge() {
        Sample sample = disc(new Size(512, 512), 1);
        int large = 0;
        for (int seed = 0; seed < 200; seed++) {
            Sample varied = Augmentation.standard().apply(sample, SIDE, new SplittableRandom(seed));
            int area = varied.layers().get(0).sizes().getOrDefault(1, 0);
            large += area > 0.1 * varied.picture().size().area() ? 1 : 0;
        }
        assertThat(large).isBetween(90, 180);
    }

    @Test
    void anObjectOfWhichTooLittleIsLeftIsNotNamed() {
        int[] ids = new int[100 * 100];
        ids[5050] = 7;
        Sample sample = new Sample(
                "dot", ByteImage.gray(new Size(100, 100), new byte[10000]), List.of(LabelImage.of(100, 100, ids)));
        Sample varied = Augmentation.none().apply(sample, 200, new SplittableRandom(1));
        assertThat(varied.layers().get(0).sizes()).isEmpty();
    }

    @Test
    void aSideOfNothingIsRefused() {
        Sample sample = disc(new Size(10, 10), 1);
        assertThatThrownBy(() -> Augmentation.none().apply(sample, 0, new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1 px");
        assertThatThrownBy(() -> new Framing(0.6, 0.6, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Bright only under the label, but for pixels near its outline. */
    private static void assertAligned(Sample sample, int tolerance) {
        LabelImage labels = sample.layers().get(0);
        ByteImage picture = sample.picture();
        if (labels.sizes().isEmpty()) {
            return;
        }
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int expected = labels.get(x, y);
                if (expected == uniformLabel(labels, x, y, tolerance)) {
                    assertThat(picture.value(x, y, 0) > 127).isEqualTo(expected == 1);
                }
            }
        }
    }

    /** The label of all pixels about (x, y); -1 where they differ. */
    private static int uniformLabel(LabelImage labels, int x, int y, int tolerance) {
        int label = labels.get(x, y);
        for (int v = Math.max(0, y - tolerance); v <= Math.min(labels.height() - 1, y + tolerance); v++) {
            for (int u = Math.max(0, x - tolerance); u <= Math.min(labels.width() - 1, x + tolerance); u++) {
                if (labels.get(u, v) != label) {
                    return -1;
                }
            }
        }
        return label;
    }

    /** A white disc on black, a quarter of the shorter side across, off the centre; at least one pixel. */
    private static Sample disc(Size size, int channels) {
        int[] ids = new int[size.area()];
        byte[] values = new byte[size.area() * channels];
        double radius = Math.max(0.8, Math.min(size.width(), size.height()) / 8.0);
        for (int i = 0; i < ids.length; i++) {
            double x = i % size.width() - 0.4 * (size.width() - 1);
            double y = i / size.width() - 0.6 * (size.height() - 1);
            if (Math.hypot(x, y) <= radius) {
                ids[i] = 1;
                Arrays.fill(values, i * channels, (i + 1) * channels, (byte) 255);
            }
        }
        return new Sample(
                "disc", ByteImage.of(size, channels, values), List.of(LabelImage.of(size.width(), size.height(), ids)));
    }
}
