package dev.margo.automatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.mask.Vertex;
import dev.margo.testkit.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointGridTest {

    @Test
    void pointsEqualTheReferencesBitByBit() {
        double[] expected = Golden.file("amg/expected.safetensors").get("grid8").doubles();
        List<Vertex> points = new PointGrid(8).points();
        assertThat(points).hasSize(64);
        for (int i = 0; i < points.size(); i++) {
            assertThat(points.get(i)).isEqualTo(new Vertex(expected[2 * i], expected[2 * i + 1]));
        }
    }

    @Test
    void layersHaveAsManyPointsAsTheReferences() {
        // "grid_layers" of golden/amg/expected.json: 16 per side, two layers of crops, downscaled by 2
        assertThat(PointGrid.layers(16, 2, 2))
                .extracting(g -> g.points().size())
                .containsExactly(256, 64, 16);
        assertThat(PointGrid.layers(32, 1, 3)).containsExactly(new PointGrid(32), new PointGrid(10));
    }

    @Test
    void onePointLiesInTheMiddle() {
        assertThat(new PointGrid(1).scaledTo(10, 4)).containsExactly(new Vertex(5, 2));
    }

    @Test
    void refusesLayersWithoutPoints() {
        assertThatThrownBy(() -> PointGrid.layers(4, 3, 2)).hasMessageContaining("layer 3 has no points");
        assertThatThrownBy(() -> new PointGrid(0)).hasMessageContaining("side 0");
    }
}
