package dev.margo.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.checkpoint.Checkpoint;
import dev.margo.checkpoint.DType;
import dev.margo.checkpoint.SafetensorsWriter;
import dev.margo.checkpoint.WritableTensor;
import dev.margo.nn.Parameter;
import dev.margo.tensor.Device;
import dev.margo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamCheckpointTest {
    @TempDir
    Path folder;

    static Stream<SamConfig> published() {
        return Stream.of(
                SamConfig.vitB(),
                SamConfig.vitL(),
                SamConfig.vitH(),
                SamConfig.vitT(),
                SamConfig.samMed2d(true),
                SamConfig.samMed2d(false),
                SamConfig.tiny());
    }

    @ParameterizedTest
    @MethodSource("published")
    void recognisesEveryPresetFromNamesAndShapes(SamConfig config) {
        assertThat(new ArchitectureRecogniser(shapesOf(config), Map.of())
                        .recognise()
                        .config())
                .contains(config);
    }

    @Test
    void recognisesASmallTinyVitAndItsStatedImageSize() {
        SamConfig config = SamConfig.margoTiny();
        assertThat(new ArchitectureRecogniser(shapesOf(config), Map.of("margo.image_size", "256"))
                        .recognise()
                        .config())
                .contains(config);
    }

    @Test
    void loadsTheReferencesOwnFile() throws IOException {
        try (Checkpoint file = Checkpoint.open(Golden.path("sam_tiny/sam_tiny.pth"));
                Sam sam = SamCheckpoint.load(file, SamCheckpoint.recognise(file), Device.cpu())) {
            assertThat(sam.config()).isEqualTo(SamConfig.tiny());
        }
    }

    @Test
    void namesWhatIsMissingMisshapenAndLeftOver() throws IOException {
        Path file = write(shapes -> {
            shapes.remove("image_encoder.neck.1.bias");
            shapes.put("prompt_encoder.no_mask_embed.weight", new long[] {1, 33});
            shapes.put("decoder_head.weight", new long[] {2});
        });
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThatThrownBy(() -> SamCheckpoint.load(checkpoint, SamCheckpoint.recognise(checkpoint), Device.cpu()))
                    .isInstanceOf(CheckpointMismatchException.class)
                    .hasMessageContaining("SAM ViT width 32 at 128 px")
                    .hasMessageContaining("3 tensors do not fit")
                    .hasMessageContaining("'image_encoder.neck.1.bias' is missing")
                    .hasMessageContaining("'prompt_encoder.no_mask_embed.weight' has shape [1, 33], expected [1, 32]")
                    .hasMessageContaining("'decoder_head.weight' is not part of it")
                    .hasMessageContaining("nothing was loaded");
        }
    }

    @Test
    void saysWhatAForeignCheckpointIs() throws IOException {
        assertRefused(Map.of("a.weight", new long[] {1}), "it is no SAM");
        assertRefused(Map.of("sam_mask_decoder.iou_token.weight", new long[] {1, 256}), "SAM 2");
        Map<String, long[]> lite = shapesOf(SamConfig.vitT());
        lite.put("image_encoder.patch_embed.seq.0.c.weight", new long[] {32, 3, 1, 1});
        assertRefused(lite, "LiteMedSAM");
        Map<String, long[]> wide = shapesOf(SamConfig.tiny());
        wide.put("mask_decoder.iou_token.weight", new long[] {1, 48});
        assertRefused(wide, "width 48");
        Map<String, long[]> flat = shapesOf(SamConfig.tiny());
        flat.put("image_encoder.pos_embed", new long[] {32});
        assertRefused(flat, "no square SAM ViT");
        Map<String, long[]> headless = shapesOf(SamConfig.tiny());
        headless.remove("image_encoder.pos_embed");
        assertRefused(headless, "no image encoder");
    }

    @Test
    void takesTheConstantsThatSomeForksStore() throws IOException {
        Path file = write(shapes -> shapes.put("pixel_mean", new long[] {3, 1, 1}));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(SamCheckpoint.recognise(checkpoint)).isEqualTo(SamConfig.tiny());
        }
    }

    private static void assertRefused(Map<String, long[]> shapes, String reason) {
        var found = new ArchitectureRecogniser(shapes, Map.of()).recognise();
        assertThat(found.config()).isEmpty();
        assertThat(found.reason()).contains(reason);
    }

    private static Map<String, long[]> shapesOf(SamConfig config) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        Sam.parametersOf(config).forEach((name, parameter) -> shapes.put(name, parameter.shape()));
        return shapes;
    }

    private Path write(Consumer<Map<String, long[]>> change) throws IOException {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        for (Parameter parameter : Sam.parametersOf(SamConfig.tiny()).values()) {
            shapes.put(parameter.name(), parameter.shape());
        }
        change.accept(shapes);
        List<WritableTensor> tensors = shapes.entrySet().stream()
                .map(entry -> new WritableTensor(
                        entry.getKey(),
                        DType.F32,
                        entry.getValue(),
                        (offset, target) -> target.put(new byte[target.remaining()])))
                .toList();
        Path file = folder.resolve("changed.safetensors");
        SafetensorsWriter.write(file, tensors, Map.of());
        return file;
    }
}
