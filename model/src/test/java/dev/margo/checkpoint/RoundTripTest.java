package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.margo.testkit.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    @TempDir
    Path folder;

    static Stream<Path> sources() {
        return Stream.of(
                Golden.path("containers/plain.pth"),
                Golden.path("containers/legacy.pth"),
                Golden.path("containers/plain_expected.safetensors"),
                Golden.path("sam_tiny/sam_tiny.pth"),
                CheckpointFiles.resource("strides.pth"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void tensorsSurviveSafetensorsAndBackBitByBit(Path source) throws IOException {
        Path safetensors = folder.resolve("a.safetensors");
        Path torch = folder.resolve("b.pth");
        convert(source, safetensors);
        convert(safetensors, torch);
        assertSame(source, safetensors);
        assertSame(source, torch);
        Path again = folder.resolve("c.pth");
        convert(torch, again);
        assertThat(Files.mismatch(torch, again)).isEqualTo(-1);
    }

    private static void convert(Path source, Path target) throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            CheckpointConversion.convert(checkpoint, target);
        }
    }

    private static void assertSame(Path expected, Path found) throws IOException {
        try (Checkpoint a = Checkpoint.open(expected);
                Checkpoint b = Checkpoint.open(found)) {
            assertThat(b.names()).containsExactlyElementsOf(a.names());
            for (StoredTensor tensor : a.tensors()) {
                StoredTensor other = b.get(tensor.name()).orElseThrow();
                assertThat(other.dtype()).isEqualTo(tensor.dtype());
                assertThat(other.shape()).isEqualTo(tensor.shape());
                assertThat(CheckpointFiles.raw(other)).isEqualTo(CheckpointFiles.raw(tensor));
            }
        }
    }

    @Test
    void metadataSurvivesSafetensors() throws IOException {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(file, List.of(CheckpointFiles.tensor("a", 1)), Map.of("licence", "CC-BY \"4\"\n"));
        Path copy = folder.resolve("b.safetensors");
        convert(file, copy);
        try (Checkpoint checkpoint = Checkpoint.open(copy)) {
            assertThat(checkpoint.metadata())
                    .containsOnly(Map.entry("licence", "CC-BY \"4\"\n"), Map.entry("format", "pt"));
        }
    }

    @Test
    void aWrappedFileIsUnwrappedAgain() throws IOException {
        Path file = folder.resolve("a.pth");
        TorchZipWriter.writeWrapped(file, "model", List.of(CheckpointFiles.tensor("ä.weight", 1, 2)));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.names()).containsExactly("ä.weight");
            assertThat(checkpoint.notes()).containsExactly("tensors found under 'model'");
        }
    }

    @Test
    void storagesAreAlignedAndTheirChecksumsRight() throws IOException {
        Path file = folder.resolve("a.pth");
        List<WritableTensor> tensors = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            tensors.add(CheckpointFiles.tensor("t" + i, new float[i * 7]));
        }
        TorchZipWriter.write(file, tensors);
        try (FileBytes bytes = FileBytes.open(file)) {
            ZipArchive archive = ZipArchive.open(bytes);
            for (int i = 0; i < 12; i++) {
                assertThat(archive.region("archive/data/" + i).position() % 64).isZero();
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    CRC32 crc = new CRC32();
                    crc.update(in.readAllBytes());
                    assertThat(crc.getValue()).as(entry.getName()).isEqualTo(entry.getCrc());
                }
            }
        }
    }

    @Test
    void valuesOfMixedWidthLieAlignedInSafetensors() throws IOException {
        Path file = folder.resolve("a.safetensors");
        ByteBuffer one = ByteBuffer.allocate(1);
        ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, -5);
        SafetensorsWriter.write(
                file,
                List.of(
                        new WritableTensor("u8", DType.U8, new long[] {1}, TensorSource.of(one)),
                        new WritableTensor("i64", DType.I64, new long[0], TensorSource.of(eight))),
                Map.of());
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.names()).containsExactly("u8", "i64");
            assertThat(CheckpointFiles.floats(checkpoint.get("i64").orElseThrow()))
                    .containsExactly(-5);
        }
        byte[] bytes = Files.readAllBytes(file);
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(header % 8).isZero();
        assertThat(bytes[(int) header + 8]).as("the wide value comes first").isEqualTo((byte) -5);
    }

    @Test
    void aWriterThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.pth");
        TorchZipWriter.write(file, List.of(CheckpointFiles.tensor("a", 1)));
        byte[] before = Files.readAllBytes(file);
        TensorSource failing = (offset, target) -> {
            throw new IOException("disk on fire");
        };
        List<WritableTensor> tensors = List.of(new WritableTensor("a", DType.F32, new long[] {1}, failing));
        assertThatThrownBy(() -> TorchZipWriter.write(file, tensors)).hasMessage("disk on fire");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("a.pth");
    }

    @Test
    void aSourceThatLeavesBytesOutIsAFault() {
        List<WritableTensor> tensors =
                List.of(new WritableTensor("a", DType.F32, new long[] {1}, (offset, target) -> {}));
        assertThatThrownBy(() -> TorchZipWriter.write(folder.resolve("a.pth"), tensors))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'a'");
    }

    @Test
    void twoTensorsOfOneNameAreRefused() {
        List<WritableTensor> twins = List.of(CheckpointFiles.tensor("a", 1), CheckpointFiles.tensor("a", 2));
        assertThatThrownBy(() -> TorchZipWriter.write(folder.resolve("a.pth"), twins))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SafetensorsWriter.write(folder.resolve("a.safetensors"), twins, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUnknownExtensionIsRefused() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(Golden.path("containers/plain.pth"))) {
            assertThatThrownBy(() -> CheckpointConversion.convert(checkpoint, folder.resolve("a.onnx")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(".safetensors");
        }
    }
}
