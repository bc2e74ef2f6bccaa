package dev.margo.annotate.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.annotate.project.Interaction;
import dev.margo.annotate.project.Project;
import dev.margo.image.ByteImage;
import dev.margo.image.Colour;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Size;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import dev.margo.io.raster.RasterWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkListTest {
    @TempDir
    private Path folder;

    private static List<WorkItem> items(Path given) throws IOException {
        return WorkList.of(List.of(given), Optional.empty()).items();
    }

    @Test
    void everySeriesOfAFolderIsAnImageOfItsOwn() throws IOException {
        Path study = folder.resolve("study.1");
        SeriesFiles.write(study, "1.2.3.1", 8, 3);
        SeriesFiles.write(study, "1.2.3.2", 16, 2);
        List<WorkItem> items = items(study);
        assertThat(items)
                .extracting(WorkItem::name)
                .containsExactly("study.1, series 1, CT 8 x 8, 3 slices", "study.1, series 2, CT 16 x 16, 2 slices");
        assertThat(items).extracting(WorkItem::id).doesNotHaveDuplicates();
        assertThat(items)
                .extracting(WorkItem::project)
                .doesNotHaveDuplicates()
                .allSatisfy(project -> assertThat(project.getParent()).isEqualTo(folder.toRealPath()));
        Document second = Document.open(items.get(1));
        assertThat(second.grid().width()).isEqualTo(16);
        assertThat(second.grid().depth()).isEqualTo(2);
        assertThat(second.isDicom()).isTrue();
    }

    @Test
    void aSeriesKeepsItsProjectWhenAnotherOneIsPutBesideIt() throws IOException {
        Path study = folder.resolve("study");
        SeriesFiles.write(study, "1.2.3.5", 8, 3);
        SeriesFiles.write(study, "1.2.3.7", 8, 3);
        WorkItem before = items(study).get(1);
        SeriesFiles.write(study, "1.2.3.6", 8, 3);
        assertThat(items(study)).extracting(WorkItem::project).contains(before.project());
    }

    @Test
    void theOnlySeriesKeepsItsProjectWhenAnotherOneIsPutBesideIt() throws IOException {
        Path study = folder.resolve("study");
        SeriesFiles.write(study, "1.2.3.5", 8, 3);
        WorkItem only = items(study).get(0);
        assertThat(only.project().getFileName()).hasToString("study.margo");
        try (Project project =
                Project.open(only.project(), only.subject(), Document.open(only).grid())) {
            project.perform("a step", new Interaction.Created(1, "liver", Colour.ofLabel(1)), OptionalLong.empty());
        }
        SeriesFiles.write(study, "1.2.3.4", 8, 3);

        List<WorkItem> both = items(study);

        assertThat(both).extracting(WorkItem::project).doesNotHaveDuplicates().hasSize(2);
        WorkItem kept = both.get(1);
        assertThat(kept.scan().series()).contains("1.2.3.5");
        assertThat(kept.project()).isEqualTo(only.project());
        assertThat(kept.id()).isEqualTo(only.id());
        for (int z = 1; z <= 3; z++) {
            Files.delete(study.resolve("1.2.3.5." + z + ".dcm"));
        }
        assertThat(items(study)) // alone now, but the folder's project is not its own
                .singleElement()
                .extracting(WorkItem::project)
                .isEqualTo(both.get(0).project());
    }

    @Test
    void aFolderOfFoldersListsPicturesAndSeriesButNoLabelsAndNoProjects() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        SeriesFiles.write(images.resolve("one"), "1.2.3.1", 8, 3);
        SeriesFiles.write(images.resolve("two"), "1.2.3.1", 8, 3);
        SeriesFiles.write(images.resolve("two"), "1.2.3.2", 8, 4);
        Files.createDirectories(images.resolve("a.png.margo"));
        SeriesFiles.write(images.resolve("patient").resolve("study"), "1.2.3.8", 8, 2);
        assertThat(items(images))
                .extracting(WorkItem::name)
                .containsExactly(
                        "one", "patient", "two, series 1, CT 8 x 8, 3 slices", "two, series 2, CT 8 x 8, 4 slices");
        ByteImage picture = ByteImage.gray(new Size(4, 4), new byte[16]);
        RasterWriter.writePng(images.resolve("a.png"), picture);
        RasterWriter.writePng(images.resolve("a_labels.png"), picture);
        assertThat(items(images))
                .extracting(WorkItem::name)
                .containsExactly(
                        "a.png",
                        "one",
                        "patient",
                        "two, series 1, CT 8 x 8, 3 slices",
                        "two, series 2, CT 8 x 8, 4 slices");
    }

    @Test
    void whatIsNotThereOrNoImageIsTold() throws IOException {
        assertThatThrownBy(() -> items(folder.resolve("nowhere"))).hasMessageContaining("nowhere");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> items(empty)).hasMessageContaining("nothing to annotate in this folder");
    }

    @Test
    void theWindowProposedForAScanOfFewValuesShowsThem() throws IOException {
        Path slices = Files.createDirectories(folder.resolve("slices"));
        for (int z = 0; z < 3; z++) {
            byte[] pixels = new byte[64];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) (20 + i);
            }
            RasterWriter.writePng(slices.resolve("slice" + z + ".png"), ByteImage.gray(new Size(8, 8), pixels));
        }
        Path volume = folder.resolve("scan.nii");
        VolumeWriter.write(volume, VolumeReader.read(slices));
        IntensityWindow.Range window = Document.open(items(volume).get(0)).window();
        assertThat(window.low()).isBetween(20.0, 21.0);
        assertThat(window.high()).isBetween(82.0, 83.0);
        assertThat(Document.open(items(slices.resolve("slice0.png")).get(0)).window())
                .isEqualTo(new IntensityWindow.Range(0, 255));
    }
}
