package dev.margo.automatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropGridTest {

    @Test
    void cropsEqualTheReferences() throws IOException {
        String json = Files.readString(Golden.path("amg/expected.json"));
        int[] boxes = numbers(json, "\"crop_boxes\": \\[(.*?)\\]\\]");
        int[] layers = numbers(json, "\"crop_layers\": \\[(.*?)\\]");
        List<Crop> crops = CropGrid.of(451, 300, 2, CropGrid.DEFAULT_OVERLAP_RATIO);
        assertThat(crops).hasSize(21).hasSize(layers.length);
        for (int i = 0; i < layers.length; i++) {
            assertThat(crops.get(i))
                    .isEqualTo(new Crop(boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3], layers[i]));
        }
    }

    private static int[] numbers(String json, String list) {
        Matcher matcher = Pattern.compile(list).matcher(json);
        assertThat(matcher.find()).isTrue();
        return Arrays.stream(matcher.group(1).split("[^0-9]+"))
                .filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @ParameterizedTest(name = "{0} x {1}, ratio {2}")
    @CsvSource({"451, 300, 0.34", "512, 512, 0", "33, 1000, 0.9", "8, 8, 0.99", "9, 8, 0"})
    void everyLayerCoversTheImageAndStaysInIt(int width, int height, double ratio) {
        for (int layer = 0; layer <= 3; layer++) {
            boolean[] covered = new boolean[width * height];
            for (Crop crop : CropGrid.of(width, height, 3, ratio)) {
                assertThat(crop.x1()).isLessThanOrEqualTo(width);
                assertThat(crop.y1()).isLessThanOrEqualTo(height);
                for (int y = crop.y0(); crop.layer() == layer && y < crop.y1(); y++) {
                    Arrays.fill(covered, y * width + crop.x0(), y * width + crop.x1(), true);
                }
            }
            assertThat(covered).doesNotContain(false);
        }
    }

    @Test
    void refusesMoreCropsThanPixelsAndAbsurdLayers() {
        assertThatThrownBy(() -> CropGrid.of(100, 7, 3, 0.3)).hasMessageContaining("100 x 7 image into 8 x 8 crops");
        assertThatThrownBy(() -> CropGrid.of(1000, 1000, 30, 0.3)).hasMessageContaining("30 crop layers");
        assertThatThrownBy(() -> CropGrid.of(1000, 1000, 1, Double.NaN)).hasMessageContaining("NaN");
    }
}
