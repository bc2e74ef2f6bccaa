package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class LabelShrinkTest {
    private static LabelImage labels(int width, int height, IntBinaryOperator idAtXy) {
        return LabelImage.of(width, height, Made.ids(new Size(width, height), idAtXy));
    }

    @Test
    void largeObjectsAreThoseOfTheNearestPixels() {
        LabelImage shrunk = LabelShrink.resize(labels(8, 4, (x, y) -> x < 4 ? 5 : 0), new Size(4, 2));
        assertThat(shrunk).isEqualTo(labels(4, 2, (x, y) -> x < 2 ? 5 : 0));
    }

    @Test
    void aThinObjectThatNearestWouldMissKeepsItsPlace() {
        LabelImage line = labels(90, 90, (x, y) -> x == 1 ? 2 : 0);
        LabelImage shrunk = LabelShrink.resize(line, new Size(30, 30));
        assertThat(shrunk).isEqualTo(labels(30, 30, (x, y) -> x == 0 ? 2 : 0));
    }

    @Test
    void noObjectVanishesWhereThereIsRoom() {
        Random random = new Random(3);
        int[] ids = new int[100 * 60];
        for (int id = 1; id <= 60; id++) {
            ids[random.nextInt(ids.length)] = id;
        }
        LabelImage all = LabelImage.of(100, 60, ids);
        LabelImage shrunk = LabelShrink.resize(all, new Size(50, 30));
        assertThat(shrunk.sizes().keySet())
                .hasSizeGreaterThanOrEqualTo(all.sizes().size() - 2); // two may fall on one pixel
    }

    @Test
    void codedSamplesComeBackAndDamagedOnesAreRefused() {
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Sample sample = MadeSource.sample("näme " + i, new Size(1 + i, 3), i);
            byte[] bytes = SampleCodec.encode(sample);
            assertThat(SampleCodec.decode(ByteBuffer.wrap(bytes))).isEqualTo(sample);
            assertThatThrownBy(() -> SampleCodec.decode(ByteBuffer.wrap(bytes, 0, bytes.length - 1)))
                    .isInstanceOf(IllegalArgumentException.class);
            for (int k = 0; k < 200; k++) {
                byte[] damaged = Arrays.copyOf(bytes, bytes.length);
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                try {
                    SampleCodec.decode(ByteBuffer.wrap(damaged));
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageNotContaining("\n");
                }
            }
        }
    }
}
