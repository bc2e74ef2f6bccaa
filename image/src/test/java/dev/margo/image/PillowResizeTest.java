package dev.margo.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.testkit.Golden;
import dev.margo.testkit.GoldenFile;
import dev.margo.testkit.GoldenTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PillowResizeTest {
    private static final GoldenFile GOLDEN = Golden.file("resize/expected.safetensors");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void bilinearEqualsPillowBitByBit(int n) {
        ByteImage in = Reference.picture(GOLDEN.get(n + ".in"));
        GoldenTensor expected = GOLDEN.get(n + ".pil_bilinear");
        ByteImage actual = PillowResize.bilinear(in, Reference.size(expected));
        assertThat(Reference.difference(expected.bytes(), actual.bytes())).startsWith("0 of");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void bicubicEqualsPillowBitByBit(int n) {
        ByteImage in = Reference.picture(GOLDEN.get(n + ".in"));
        GoldenTensor expected = GOLDEN.get(n + ".pil_bicubic");
        ByteImage actual = PillowResize.bicubic(in, Reference.size(expected));
        assertThat(Reference.difference(expected.bytes(), actual.bytes())).startsWith("0 of");
    }

    @Test
    void aGrayPictureResizesLikeEachChannelOfItsRgb() {
        ByteImage gray = ByteImage.gray(new Size(3, 2), new byte[] {0, 100, (byte) 200, 50, 7, (byte) 255});
        Size to = new Size(8, 5);
        assertThat(PillowResize.bicubic(gray, to).toRgb()).isEqualTo(PillowResize.bicubic(gray.toRgb(), to));
    }

    @Test
    void aSinglePixelFillsThePicture() {
        ByteImage pixel = ByteImage.gray(new Size(1, 1), new byte[] {(byte) 255});
        assertThat(PillowResize.bicubic(pixel, new Size(3, 2)).bytes()).containsOnly((byte) 255);
    }
}
