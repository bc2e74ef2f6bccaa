package dev.margo.io.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.image.Affine;
import dev.margo.image.Colour;
import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.FileNotWrittenException;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import dev.margo.io.VolumeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CocoTest {
    private static final Affine PLAIN = Affine.spaced(1, 1, 1);

    @TempDir
    private Path folder;

    /** Blobs of labels with holes, islands and touching corners. */
    private static Volume labels(int width, int height, int depth, int layers, int most) {
        Random random = new Random(7);
        List<Voxels> slices = new ArrayList<>();
        for (int i = 0; i < depth * layers; i++) {
            double[] ids = new double[width * height];
            for (int p = 0; p < ids.length; p++) {
                ids[p] = random.nextInt(3) == 0 ? random.nextInt(most + 1) : p > 0 ? ids[p - 1] : 0;
            }
            slices.add(Voxels.of(VoxelType.INT32, ids));
        }
        Volume.Layout layout = new Volume.Layout(VoxelType.INT32, 1, layers, OptionalDouble.empty());
        VoxelGrid grid = new VoxelGrid(width, height, depth, PLAIN);
        return Volume.of(grid, layout, Intensity.stored(Intensity.Kind.LABELS), slices);
    }

    @ParameterizedTest
    @EnumSource(CocoWriter.Shapes.class)
    void labelsComeBackInEveryShape(CocoWriter.Shapes shapes) throws IOException {
        Volume labels = labels(23, 17, 3, 2, 5);
        Path file = folder.resolve("labels.json");
        CocoWriter.write(file, Segmentation.unnamed(labels), shapes);
        Segmentation back = VolumeReader.readLabels(file);
        assertSameIds(back.labels(), labels);
        assertThat(back.segments()).isEmpty();
    }

    private static void assertSameIds(Volume actual, Volume expected) {
        assertThat(actual.layout().times()).isEqualTo(expected.layout().times());
        for (int t = 0; t < expected.layout().times(); t++) {
            for (int z = 0; z < expected.grid().depth(); z++) {
                assertThat(actual.stored(z, t).toArray())
                        .isEqualTo(expected.stored(z, t).toArray());
            }
        }
    }

    @Test
    void manyLabelsInOneSliceTakeOneWalk() throws IOException {
        double[] ids = new double[300 * 300];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
        }
        Volume labels = Volume.of(
                new VoxelGrid(300, 300, 1, PLAIN),
                Volume.Layout.single(VoxelType.INT32),
                Intensity.stored(Intensity.Kind.LABELS),
                List.of(Voxels.of(VoxelType.INT32, ids)));
        Path file = folder.resolve("many.json");
        VolumeWriter.write(file, labels);
        assertSameIds(VolumeReader.read(file), labels);
    }

    @Test
    void namesOfSegmentsAreCategories() throws IOException {
        List<Segment> segments = List.of(
                new Segment("liver", 1, 0, Colour.ofLabel(1)),
                new Segment("le foie \u00e0 \"c\u00f4t\u00e9\"", 2, 1, Colour.ofLabel(2)));
        Path file = folder.resolve("named.json");
        VolumeWriter.writeLabels(file, new Segmentation(labels(9, 9, 2, 2, 2), segments));
        assertThat(VolumeReader.readLabels(file).segments()).isEqualTo(segments);
        assertThat(CocoFile.read(file).categories())
                .extracting(CocoCategory::name)
                .containsExactly("liver", segments.get(1).name(), "object");
    }

    /** The text of counts is what pycocotools 2.0.11 makes of this mask. */
    @Test
    void anAnnotationHasCocosKeys() throws IOException {
        double[] ids = {0, 7, 7, 0, 0, 7, 0, 0, 0, 0, 0, 9};
        Volume labels = Volume.of(
                new VoxelGrid(4, 3, 1, PLAIN),
                Volume.Layout.single(VoxelType.UINT8),
                Intensity.stored(Intensity.Kind.LABELS),
                List.of(Voxels.of(VoxelType.UINT8, ids)));
        Path file = folder.resolve("small.json");
        VolumeWriter.write(file, labels);
        assertThat(Files.readString(file))
                .contains("{\"id\":1,\"file_name\":\"small.png\",\"width\":4,\"height\":3}")
                .contains(
                        "{\"id\":1,\"image_id\":1,\"category_id\":1,\"segmentation\":{\"size\":[3,4],\"counts\":\"321O4\"},"
                                + "\"area\":3,\"bbox\":[1,0,2,2],\"iscrowd\":0,\"label\":7,\"layer\":0}")
                .contains("\"categories\":[{\"id\":1,\"name\":\"object\",\"supercategory\":\"\"}]");
        CocoWriter.write(file, Segmentation.unnamed(labels), CocoWriter.Shapes.RUNS);
        assertThat(Files.readString(file)).contains("\"counts\":[3,2,1,1,5]");
        CocoWriter.write(file, Segmentation.unnamed(labels), CocoWriter.Shapes.POLYGONS);
        assertThat(Files.readString(file)).contains("\"segmentation\":[[3,0,3,1,2,1,2,2,1,2,1,0]]");
    }

    @Test
    void annotationsOfOthersAreLabelledInTheirOrder() throws IOException {
        Volume volume = VolumeReader.read(write("""
                {"info": {"year": 2020, "nested": [[{}]]},
                 "annotations": [
                  {"id": 5, "image_id": 70, "category_id": 3, "iscrowd": 0, "segmentation": [[0,0, 2,0, 2,1, 0,1]]},
                  {"id": 4, "image_id": 70, "category_id": 3, "iscrowd": 1,
                   "segmentation": {"counts": [2,1,3], "size": [2,3]}}],
                 "images": [{"id": 70, "width": 3, "height": 2, "license": null}], "categories": []}"""));
        assertThat(volume.intensity().kind()).isEqualTo(Intensity.Kind.LABELS);
        assertThat(volume.stored(0, 0)).isEqualTo(Voxels.of(VoxelType.UINT8, 1, 2, 0, 0, 0, 0));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("other.json"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{} {}",
                "{\"images\": 3}",
                "{\"images\": []}",
                "{\"images\": [{}]}",
                "[]",
                "{\"images\": [{\"id\": 1, \"width\": 100000, \"height\": 100000}]}",
                "{\"images\": [{\"id\": 1, \"width\": 2, \"height\": 1e3}]}",
                "{\"images\": [{\"id\": 99999999999999999999, \"width\": 2, \"height\": 1}]}",
                "{\"images\": [{\"id\": 1, \"width\": 2, \"height\": 1}, {\"id\": 1, \"width\": 2, \"height\": 1}]}",
                "{\"images\": [{\"id\": 1, \"width\": 2, \"height\": 1}, {\"id\": 2, \"width\": 1, \"height\": 1}]}"
            })
    void whatIsNoCocoFileIsRefusedInOneLine(String text) throws IOException {
        refuses(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"image_id\": 2, \"segmentation\": []",
                "\"image_id\": 1",
                "\"image_id\": 1, \"segmentation\": [[0, 0, 1, 1]]",
                "\"image_id\": 1, \"segmentation\": [[0, 0, 1, 1, 2]]",
                "\"image_id\": 1, \"segmentation\": [[0, 0, 1, 1, 2, \"x\"]]",
                "\"image_id\": 1, \"segmentation\": {\"size\": [2, 2], \"counts\": [1, 2]}",
                "\"image_id\": 1, \"segmentation\": {\"size\": [3, 2], \"counts\": [6]}",
                "\"image_id\": 1, \"segmentation\": {\"size\": [2, 2], \"counts\": \"~~\"}",
                "\"image_id\": 1, \"segmentation\": {\"size\": [2], \"counts\": \"4\"}",
                "\"image_id\": 1, \"segmentation\": [], \"label\": 0",
                "\"image_id\": 1, \"segmentation\": [], \"layer\": 1000000"
            })
    void annotationsThatDoNotFitAreRefusedInOneLine(String members) throws IOException {
        refuses("{\"images\": [{\"id\": 1, \"width\": 2, \"height\": 2}], \"annotations\": [{" + members + "}]}");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        refuses("{\"x\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    }

    private void refuses(String text) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> VolumeReader.read(file))
                .isInstanceOf(ImageFormatException.class)
                .message()
                .startsWith(file + ": ")
                .doesNotContain("\n");
    }

    @Test
    void valuesThatAreNoLabelsAreNotWritten() {
        Volume signed = Volume.of(
                new VoxelGrid(2, 1, 1, PLAIN),
                Volume.Layout.single(VoxelType.INT16),
                Intensity.stored(Intensity.Kind.ARBITRARY),
                List.of(Voxels.of(VoxelType.INT16, 1, -4)));
        assertThatThrownBy(() -> VolumeWriter.write(folder.resolve("a.json"), signed))
                .isInstanceOf(FileNotWrittenException.class)
                .hasMessageContainingAll("-4.0", "(x 1, y 0)", "is no label");
        assertThat(folder).isEmptyDirectory();
    }
}
