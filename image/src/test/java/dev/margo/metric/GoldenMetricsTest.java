package dev.margo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.mask.LabelImage;
import dev.margo.testkit.Golden;
import dev.margo.testkit.GoldenFile;
import dev.margo.testkit.GoldenTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against MedSAM's SurfaceDice, which is DeepMind's surface-distance. */
class GoldenMetricsTest {
    private static final double TOLERANCE = 1e-12;
    private static final GoldenFile MASKS = Golden.file("metrics/masks.safetensors");
    private static final Pattern CASE = Pattern.compile("\"case\": \"(\\w+)\",([^}]*)");
    private static final Pattern NUMBER = Pattern.compile("\"([\\w.]+)\": ([-0-9.eE]+)");
    private static final Pattern SPACING = Pattern.compile("\\[\\s*([0-9.]+),\\s*([0-9.]+),\\s*([0-9.]+)");

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c", "thin"})
    void surfaceDistancesAreThoseOfTheReference(String name) throws IOException {
        Map<String, Double> expected = numbers(facts(name));
        SurfaceDistances distances = SurfaceDistances.of(voxels(name, "gt"), voxels(name, "pred"), 1);
        for (double tolerance : new double[] {0.5, 1, 2}) {
            assertThat(distances.nsd(tolerance)).isCloseTo(expected.get("nsd_" + tolerance + "mm"), within(TOLERANCE));
        }
        assertThat(distances.hausdorff95()).isCloseTo(expected.get("hd95_mm"), within(TOLERANCE));
        assertThat(distances.hausdorff()).isCloseTo(expected.get("hd100_mm"), within(TOLERANCE));
        assertThat(distances.averageFromTruth()).isCloseTo(expected.get("asd_gt_to_pred_mm"), within(TOLERANCE));
        assertThat(distances.averageFromAnswer()).isCloseTo(expected.get("asd_pred_to_gt_mm"), within(TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c", "thin", "empty_pred"})
    void diceIsThatOfTheReference(String name) throws IOException {
        Overlap overlap = Overlap.of(voxels(name, "gt"), voxels(name, "pred"), 1);
        assertThat(overlap.dice()).isCloseTo(numbers(facts(name)).get("dice"), within(TOLERANCE));
    }

    @Test
    void nothingAgreesWithAnEmptyAnswer() throws IOException {
        SurfaceDistances distances = SurfaceDistances.of(voxels("empty_pred", "gt"), voxels("empty_pred", "pred"), 1);
        assertThat(distances.nsd(1000)).isZero();
        assertThat(distances.nsd(Double.POSITIVE_INFINITY)).isZero();
        assertThat(distances.hausdorff95()).isInfinite();
        assertThat(distances.averageFromTruth()).isInfinite();
        assertThat(distances.averageFromAnswer()).isInfinite();
        assertThat(distances.average()).isInfinite();
    }

    private static LabelVoxels voxels(String name, String which) throws IOException {
        GoldenTensor tensor = MASKS.get(name + "." + which);
        byte[] bytes = tensor.bytes();
        int height = tensor.size(1);
        int width = tensor.size(2);
        List<LabelImage> slices = new ArrayList<>();
        for (int z = 0; z < tensor.size(0); z++) {
            int[] ids = new int[height * width];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = bytes[z * ids.length + i];
            }
            slices.add(LabelImage.of(width, height, ids));
        }
        MatchResult spacing = SPACING.matcher(facts(name)).results().findFirst().orElseThrow();
        return LabelVoxels.of(slices, new VoxelSpacing(mm(spacing, 3), mm(spacing, 2), mm(spacing, 1)));
    }

    private static double mm(MatchResult spacing, int group) {
        return Double.parseDouble(spacing.group(group));
    }

    private static String facts(String name) throws IOException {
        return CASE.matcher(Files.readString(Golden.path("metrics/expected.json")))
                .results()
                .filter(match -> match.group(1).equals(name))
                .findFirst()
                .orElseThrow()
                .group(2);
    }

    private static Map<String, Double> numbers(String facts) {
        Map<String, Double> numbers = new HashMap<>();
        NUMBER.matcher(facts)
                .results()
                .forEach(match -> numbers.put(match.group(1), Double.parseDouble(match.group(2))));
        return numbers;
    }
}
