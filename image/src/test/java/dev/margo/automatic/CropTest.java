package dev.margo.automatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.mask.PixelBox;
import dev.margo.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropTest {

    @Test
    void nothingIsCutOffByTheEdgeOfTheImageItself() {
        // the golden data do not say which crop; one with the edges of the image has all five answers "no"
        float[] boxes = Golden.file("amg/expected.safetensors").floats("edge_boxes");
        byte[] near = Golden.file("amg/expected.safetensors").get("near_edge").bytes();
        Crop whole = new Crop(0, 0, 300, 300, 0);
        for (int i = 0; i < near.length; i++) {
            PixelBox box = new PixelBox(
                    (int) boxes[4 * i], (int) boxes[4 * i + 1], (int) boxes[4 * i + 2], (int) boxes[4 * i + 3]);
            assertThat(whole.cutsOff(box, 300, 300, 20)).isEqualTo(near[i] != 0);
        }
    }

    // the crop is (100, 50)-(300, 250) of an image of 400 x 250: left, top and right are cuts, below is the image's
    // edge
    @ParameterizedTest(name = "({0}, {1})-({2}, {3}): {4}")
    @CsvSource({
        "21, 21, 100, 100, false",
        "20, 21, 100, 100, true", // 20 pixels away is near
        "21, 20, 100, 100, true",
        "21, 21, 179, 100, false", // the crop ends at 200, one past its last pixel
        "21, 21, 180, 100, true",
        "21, 21, 100, 199, false", // at the image's own edge
        "0, 0, 199, 199, true"
    })
    void aBoxNearAnInnerEdgeIsCutOff(int x0, int y0, int x1, int y1, boolean expected) {
        Crop crop = new Crop(100, 50, 300, 250, 1);
        assertThat(crop.cutsOff(new PixelBox(x0, y0, x1, y1), 400, 250, 20)).isEqualTo(expected);
    }

    @Test
    void aCutNearTheImageEdgeCountsAsTheImageEdge() {
        Crop crop = new Crop(15, 0, 200, 200, 1); // the reference measures both against the same side of the box
        assertThat(crop.cutsOff(new PixelBox(0, 50, 100, 100), 400, 400, 20)).isFalse();
        assertThat(crop.cutsOff(new PixelBox(6, 50, 100, 100), 400, 400, 20)).isTrue();
    }

    @Test
    void boxesMoveWithTheirCrop() {
        assertThat(new Crop(10, 20, 30, 40, 1).toImage(new PixelBox(1, 2, 3, 4)))
                .isEqualTo(new PixelBox(11, 22, 13, 24));
    }

    @Test
    void refusesCropsWithoutPixels() {
        assertThatThrownBy(() -> new Crop(5, 0, 5, 9, 0)).hasMessageContaining("(5, 0)-(5, 9)");
        assertThatThrownBy(() -> new Crop(-1, 0, 5, 9, 0)).hasMessageContaining("(-1, 0)");
    }
}
