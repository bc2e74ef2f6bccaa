package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.io.raster.RasterWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaMed2dSourceTest {
    private static final SaMed2dSettings ALL =
            SaMed2dSettings.train().withFraction(1).withLeastArea(1).withRule(SaMed2dRule.RELEASED_V2);

    @TempDir
    Path root;

    private final Map<String, List<String>> index = new TreeMap<>();

    private void add(String image, Map<String, IntBinaryOperator> masks) throws IOException {
        Made.picture(root.resolve("images").resolve(image + ".png"));
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, IntBinaryOperator> mask : masks.entrySet()) {
            String path = "masks/" + image + "--" + mask.getKey() + ".png";
            Made.labels(root.resolve(path), mask.getValue());
            paths.add(path);
        }
        index.put("images/" + image + ".png", paths);
    }

    private SaMed2dSource open(SaMed2dSettings settings) throws IOException {
        new ObjectMapper().writeValue(root.resolve("SAMed2D_v1.json").toFile(), index);
        return SaMed2dSource.open(root, settings);
    }

    /** Five of a data set, of which the released rule takes four for training: the last is none of them. */
    private SaMed2dSource openWithOthers(String dataset, Map<String, IntBinaryOperator> masks) throws IOException {
        add("mr_cmr--" + dataset + "--case_1--x_0001", masks);
        for (int i = 2; i < 6; i++) {
            index.put("images/mr_cmr--%s--case_%s--x_0001.png".formatted(dataset, i), List.of());
        }
        return open(ALL);
    }

    private static Sample first(SampleSource source) throws IOException {
        List<Sample> samples = new ArrayList<>();
        source.read(0, samples::add);
        return samples.get(0);
    }

    @Test
    void laterMasksByNameLieOverEarlierOnesAndIdsHaveNoGaps() throws IOException {
        Sample sample = first(openWithOthers(
                "BTCV",
                Map.of(
                        "0002_000", Made.columns(255, 3, 9),
                        "0001_001", Made.columns(255, 3, 5),
                        "0001_000", Made.columns(1, 0, 4))));
        assertThat(sample.layers()).hasSize(1);
        assertThat(sample.layers().get(0).sizes()).containsOnly(Map.entry(1, 36), Map.entry(2, 72));
    }

    @Test
    void inAcdcTheWholeVentricleIsLeftOutUnlessItIsAlone() throws IOException {
        Sample several = first(
                openWithOthers("ACDC", Map.of("0001_000", Made.columns(1, 0, 4), "0003_000", Made.columns(1, 0, 9))));
        assertThat(several.layers().get(0).sizes()).containsOnly(Map.entry(1, 48));
        Sample alone = first(openWithOthers("ACDC", Map.of("0003_000", Made.columns(1, 0, 9))));
        assertThat(alone.layers().get(0).sizes()).containsOnly(Map.entry(1, 108));
    }

    @Test
    void inAdamMasksAreInverted() throws IOException {
        Sample sample = first(openWithOthers("ichallenge_adam_task2", Map.of("0001_000", Made.columns(1, 3, 20))));
        assertThat(sample.layers().get(0).sizes()).containsOnly(Map.entry(1, 36));
    }

    @Test
    void masksOfAnotherSizeAreLeftOut() throws IOException {
        SaMed2dSource source =
                openWithOthers("BTCV", Map.of("0001_000", Made.columns(1, 0, 4), "0002_000", Made.columns(1, 8, 9)));
        Path other = root.resolve("masks/mr_cmr--BTCV--case_1--x_0001--0001_000.png");
        RasterWriter.writePng(other, ByteImage.gray(new Size(3, 3), new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1}));
        assertThat(first(source).layers().get(0).sizes()).containsOnly(Map.entry(1, 12));
    }

    @Test
    void picturesOfOneValueAndThoseWithoutObjectsAreSkipped() throws IOException {
        SaMed2dSource source = openWithOthers("BTCV", Map.of("0001_000", Made.columns(0, 0, 4)));
        List<Sample> none = new ArrayList<>();
        source.read(0, none::add);
        assertThat(none).isEmpty();
        Path picture = root.resolve("images/mr_cmr--BTCV--case_1--x_0001.png");
        RasterWriter.writePng(picture, ByteImage.gray(Made.SIZE, new byte[Made.SIZE.area()]));
        assertThatThrownBy(() -> source.read(0, none::add)).hasMessageContaining("every pixel is 0.0");
    }

    /** Names of pictures alone: dataset d has 100 cases of three slices, every second also as t2, and b has ten. */
    private Map<String, List<String>> names() {
        Map<String, List<String>> images = new TreeMap<>();
        for (int c = 0; c < 100; c++) {
            for (int z = 0; z < 3; z++) {
                for (String modality : c % 2 == 0 ? List.of("mr_t1", "mr_t2") : List.of("mr_t1")) {
                    images.computeIfAbsent("d", key -> new ArrayList<>())
                            .add("images/%s--d--case%s--z_%s.png".formatted(modality, c, z));
                }
            }
            images.computeIfAbsent("crass", key -> new ArrayList<>())
                    .add("images/x_ray--crass--%s--2d.png".formatted(c));
        }
        return images;
    }

    private static Set<String> patients(Set<String> images) {
        return images.stream()
                .map(image -> SaMed2dName.parse(image).orElseThrow().patient())
                .collect(Collectors.toSet());
    }

    @Test
    void casesStayTogetherAndTheFractionHoldsForEveryModality() {
        Set<String> train = new SaMed2dDraw(SaMed2dSettings.train()).of(names());
        Set<String> val = new SaMed2dDraw(SaMed2dSettings.val().withFraction(1)).of(names());
        assertThat(patients(train)).doesNotContainAnyElementsOf(patients(val));
        assertThat(count(train, "mr_t1--d")).isEqualTo(3 * 2 * 23); // half of 45, rounded, of either stratum
        assertThat(count(train, "mr_t2--d")).isEqualTo(3 * 23);
        assertThat(count(val, "mr_t1--d")).isEqualTo(3 * 10);
        assertThat(count(val, "mr_t2--d")).isEqualTo(3 * 5);
        assertThat(count(train, "crass")).as("small, so taken whole").isEqualTo(90);
    }

    private static long count(Set<String> images, String words) {
        return images.stream().filter(image -> image.contains(words)).count();
    }

    @Test
    void theFirstReleasedRuleSplitsSlicesOfOneCaseWhichIsWhyItIsNotTheDefault() {
        SaMed2dSettings v1 = SaMed2dSettings.train().withRule(SaMed2dRule.RELEASED_V1);
        Set<String> train = new SaMed2dDraw(v1).of(names());
        Set<String> val = new SaMed2dDraw(
                        SaMed2dSettings.val().withRule(SaMed2dRule.RELEASED_V1).withFraction(1))
                .of(names());
        assertThat(train).doesNotContainAnyElementsOf(val);
        assertThat(count(train, "--d--")).isEqualTo(203); // half of 90 % of 450, rounded
        Set<String> both = new HashSet<>(patients(train));
        both.retainAll(patients(val));
        assertThat(both).isNotEmpty();
        names().get("d").forEach(image -> assertThat(image).doesNotContain("brain-growth"));
        assertThat(new SaMed2dDraw(v1).of(Map.of("q", List.of("images/mr_00--q--brain-growth--1.png"))))
                .isEmpty();
    }

    @Test
    void theSecondReleasedRuleValidatesInsideTheTrainingRange() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            names.add("images/ct_00--LUNA16--%05d--x.png".formatted(i));
        }
        SaMed2dSettings v2 = SaMed2dSettings.train().withRule(SaMed2dRule.RELEASED_V2);
        Set<String> train = new SaMed2dDraw(v2.withFraction(1)).of(Map.of("LUNA16", names));
        Set<String> val =
                new SaMed2dDraw(SaMed2dSettings.val().withRule(SaMed2dRule.RELEASED_V2)).of(Map.of("LUNA16", names));
        assertThat(train).hasSize(8000);
        assertThat(val).hasSize(200).contains(names.get(800), names.get(999)); // 0.08 N to 0.10 N
        assertThat(train).containsAll(val);
        assertThat(new SaMed2dDraw(v2).of(Map.of("BraTS2020", names)))
                .as("a tenth of a brain data set, and half of what is above 500")
                .hasSize(400);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        SaMed2dSettings settings = SaMed2dSettings.train();
        assertThat(new SaMed2dDraw(settings).of(names())).isEqualTo(new SaMed2dDraw(settings).of(names()));
        assertThat(new SaMed2dDraw(settings).of(names()))
                .isNotEqualTo(new SaMed2dDraw(settings.withSeed(1)).of(names()));
    }

    @Test
    void indexesThatAreMissingDamagedOrPointElsewhereAreRefused() throws IOException {
        assertThatThrownBy(() -> SaMed2dSource.open(root, ALL))
                .isInstanceOf(DatasetLayoutException.class)
                .hasMessageContaining("has no SAMed2D_v1.json");
        Path json = root.resolve("SAMed2D_v1.json");
        for (String content : List.of("", "{\"images/a--b--c.png\": [", "[1]", "{\"a\": 3}", "{\"a\": [[]]}", "\0")) {
            Files.writeString(json, content);
            assertThatThrownBy(() -> SaMed2dSource.open(root, ALL))
                    .as(content)
                    .isInstanceOf(DatasetLayoutException.class)
                    .hasMessageNotContaining("\n");
        }
        Files.writeString(json, "{\"images/a--b--c--d.png\": [\"../../etc/a.png\"], \"images/a--b--e--d.png\": []}");
        assertThatThrownBy(() -> SaMed2dSource.open(root, ALL)).hasMessageContaining("outside of its folder");
        Files.writeString(json, "{}");
        assertThatThrownBy(() -> SaMed2dSource.open(root, ALL)).hasMessageContaining("has no pictures for");
        assertThatThrownBy(() -> new SaMed2dSettings(Part.TEST, 1, SaMed2dRule.BY_CASE, 0, 1, Set.of()))
                .hasMessageContaining("has no test part");
    }
}
