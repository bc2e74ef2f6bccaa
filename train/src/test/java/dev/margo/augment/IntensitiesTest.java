package dev.margo.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Size;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntensitiesTest {

    static Stream<Effect> effects() {
        return Stream.of(
                new ColourJitter(),
                new GrayConversion(),
                new BiasField(),
                new Speckle(),
                new GaussianNoise(),
                new GaussianBlur(),
                new LowResolution(),
                new ToneCurve());
    }

    @ParameterizedTest
    @MethodSource("effects")
    void everyEffectKeepsTheSizeAndFiniteValues(Effect effect) {
        for (Size size : new Size[] {new Size(1, 1), new Size(64, 1), new Size(1, 33), new Size(31, 17)}) {
            for (int seed = 0; seed < 40; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                Planes varied = effect.apply(flat(size, 1 + seed % 2 * 2, 90), seed % 5 / 4.0, random);
                assertThat(varied.size()).isEqualTo(size);
                for (float[] channel : varied.channels()) {
                    for (float value : channel) {
                        assertThat(value).isFinite();
                    }
                }
            }
        }
    }

    @Test
    void blurAndLowResolutionKeepAFlatPictureFlat() {
        for (Effect effect : new Effect[] {new GaussianBlur(), new LowResolution()}) {
            Planes varied = effect.apply(flat(new Size(37, 23), 1, 90), 1, new SplittableRandom(3));
            for (float value : varied.channels()[0]) {
                assertThat(value).isCloseTo(90, Offset.offset(0.01f));
            }
        }
    }

    @Test
    void noiseHasTheMeanAndVarianceItClaims() {
        NoiseSource noise = new NoiseSource(new SplittableRandom(5));
        int count = 200_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double value = noise.next();
            sum += value;
            squares += value * value;
        }
        assertThat(sum / count).isCloseTo(0, Offset.offset(0.01));
        assertThat(squares / count).isCloseTo(1, Offset.offset(0.02));
    }

    @Test
    void anotherHueKeepsGrayGrayButForTheWhiteBalance() {
        Planes varied = new ColourJitter().apply(flat(new Size(4, 4), 3, 100), 1, new SplittableRandom(2));
        for (float[] channel : varied.channels()) {
            assertThat(channel[0]).isBetween(79f, 121f);
        }
    }

    private static Planes flat(Size size, int channels, float value) {
        Planes planes = Planes.black(size, channels);
        for (float[] channel : planes.channels()) {
            Arrays.fill(channel, value);
        }
        return planes;
    }
}
