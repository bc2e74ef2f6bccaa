package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.testkit.GoldenFile;
import dev.margo.testkit.GoldenTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCvResizeTest {
    private static final GoldenFile REFERENCE = Reference.own();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void nearestEqualsOpenCvBitByBit(int n) {
        GoldenTensor expected = REFERENCE.get(n + ".nearest");
        ByteImage actual = NearestResize.resize(Reference.picture(REFERENCE.get(n + ".in")), Reference.size(expected));
        assertThat(Reference.difference(expected.bytes(), actual.bytes())).startsWith("0 of");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void areaEqualsOpenCvBitByBit(int n) {
        GoldenTensor expected = REFERENCE.get(n + ".area");
        ByteImage actual = AreaResize.resize(Reference.picture(REFERENCE.get(n + ".in")), Reference.size(expected));
        assertThat(Reference.difference(expected.bytes(), actual.bytes())).startsWith("0 of");
    }

    @Test
    void nearestTreatsLabelsAndPlanesAsItTreatsPictures() {
        Size from = new Size(5, 3);
        Size to = new Size(3, 7);
        byte[] bytes = new byte[15];
        int[] labels = new int[15];
        float[] planes = new float[30];
        for (int i = 0; i < 15; i++) {
            bytes[i] = (byte) i;
            labels[i] = i;
            planes[i] = i;
            planes[15 + i] = -i;
        }
        byte[] picture = NearestResize.resize(ByteImage.gray(from, bytes), to).bytes();
        int[] ids = NearestResize.resize(labels, from, to);
        float[] floats = NearestResize.resize(planes, from, to);
        for (int i = 0; i < to.area(); i++) {
            assertThat(ids[i]).isEqualTo(picture[i]);
            assertThat(floats[i]).isEqualTo(picture[i]);
            assertThat(floats[to.area() + i]).isEqualTo(-picture[i]);
        }
    }

    @Test
    void labelsOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> NearestResize.resize(new int[3], new Size(2, 2), new Size(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need 4 ids, got 3");
    }
}
