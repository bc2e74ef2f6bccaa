package dev.margo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamMed2dSourceTest {
    @TempDir
    Path folder;

    private Path demo(String json, String content) throws IOException {
        Path data = folder.resolve("data_demo");
        Made.picture(data.resolve("images/amos_0004_75.png"));
        Made.labels(data.resolve("masks/amos_0004_75_liver_000.png"), Made.columns(255, 0, 9));
        Made.labels(data.resolve("masks/amos_0004_75_vein_000.png"), Made.columns(1, 6, 9));
        return Files.writeString(data.resolve(json), content);
    }

    @Test
    void masksByPictureAndPicturesByMaskGiveTheSameObjectsEachInItsLayerWhereTheyOverlap() throws IOException {
        Path train = demo(
                "image2label_train.json",
                "{\"data_demo/images/amos_0004_75.png\": [\"data_demo/masks/amos_0004_75_liver_000.png\", \"data_demo/masks/amos_0004_75_vein_000.png\"]}");
        Path test = demo(
                "label2image_test.json",
                "{\"data_demo/masks/amos_0004_75_vein_000.png\": \"data_demo/images/amos_0004_75.png\", \"data_demo/masks/amos_0004_75_liver_000.png\": \"data_demo/images/amos_0004_75.png\"}");
        List<Sample> samples = Made.read(SamMed2dSource.train("demo", train, 25));
        assertThat(samples).hasSize(1);
        assertThat(samples.get(0).layers()).hasSize(2);
        assertThat(samples.get(0).layers().get(1).sizes()).containsOnly(Map.entry(2, 36));
        assertThat(Made.read(SamMed2dSource.test("demo", test, 25))).isEqualTo(samples);
        assertThat(SamMed2dSource.train("demo", train, 25).files().get(0).patient())
                .isEqualTo("amos_0004");
    }

    @Test
    void aMaskOfSeveralValuesIsRefused() throws IOException {
        Path json =
                demo("image2label_train.json", "{\"images/amos_0004_75.png\": [\"masks/amos_0004_75_liver_000.png\"]}");
        Made.labels(folder.resolve("data_demo/masks/amos_0004_75_liver_000.png"), (x, y) -> x % 3);
        SamMed2dSource source = SamMed2dSource.train("demo", json, 25);
        assertThatThrownBy(() -> source.read(0, sample -> {}))
                .hasMessageContaining("values 0 and [1, 2]; expected one object");
    }

    @Test
    void anEmptyListIsRefused() throws IOException {
        Path json = demo("image2label_train.json", "{}");
        assertThatThrownBy(() -> SamMed2dSource.train("demo", json, 25)).hasMessageContaining("lists no pictures");
    }

    @Test
    @NeedsShared("data/sammed2d_demo_ct/masks_per_object")
    void theDemosOwnMasksReadAsFilesPerObject() throws IOException {
        Path demo = Shared.path("data/sammed2d_demo_ct");
        FolderSettings settings =
                FolderSettings.standard().withMasks(MaskLayout.FILE_PER_OBJECT).withLeastArea(1);
        FolderSource source = FolderSource.open(
                "demo", demo.resolve("images"), demo.resolve("masks_per_object"), settings, PatientRule.everyFile());
        assertThat(Made.read(source))
                .extracting(sample -> sample.layers().stream()
                        .mapToInt(layer -> layer.sizes().size())
                        .sum())
                .containsExactly(3, 4, 15, 8);
    }
}
