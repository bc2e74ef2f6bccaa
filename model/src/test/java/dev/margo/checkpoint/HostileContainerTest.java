package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileContainerTest {
    private static final String ENTRY = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    @TempDir
    Path folder;

    @Test
    void emptyFilesWebPagesAndLfsPointersAreToldApart() throws IOException {
        refused(new byte[0], "is empty");
        refused("<!DOCTYPE html><html>".getBytes(StandardCharsets.UTF_8), "is a web page");
        refused("version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.UTF_8), "git lfs pull");
        refused(new byte[] {'P', 'K', 3, 4}, "truncated");
    }

    @Test
    void compressedRecordsAreRefusedInWords() throws IOException {
        refused(deflated("x/data.pkl", "x/version"), "compressed or encrypted");
    }

    @Test
    void anOrdinaryZipIsToldFromACheckpoint() throws IOException {
        refused(deflated("word/document.xml"), "without the record 'word/data.pkl'");
        refused(deflated("readme.txt"), "not one that PyTorch wrote");
    }

    @Test
    void aTorchScriptArchiveIsRefusedWithTheRemedy() throws IOException {
        refused(deflated("x/data.pkl", "x/constants.pkl"), "torch.jit.load(path).state_dict()");
        refused(deflated("x/data.pkl", "x/code/__torch__.py"), "is a TorchScript archive");
    }

    private byte[] deflated(String... names) throws IOException {
        Path file = folder.resolve("deflated.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[100]);
            }
        }
        return Files.readAllBytes(file);
    }

    @Test
    void twoRecordsOfOneNameAreRefused() throws IOException {
        refused(zip("x/data.pkl", "x/data.pkl"), "two zip records named 'x/data.pkl'");
    }

    @Test
    void recordsThatShareBytesAreRefused() throws IOException {
        byte[] bytes = zip("x/data.pkl", "x/data/0");
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = buffer.getInt(bytes.length - 6);
        int second = directory + 46 + "x/data.pkl".length();
        assertThat(buffer.getInt(second)).isEqualTo(0x02014b50);
        buffer.putInt(second + 42, 0); // the second record's header is now the first's
        refused(bytes, "inside another one");
        buffer.putInt(second + 42, directory);
        refused(bytes, "has no zip record at byte");
        buffer.putInt(directory + 20, 0x7FFFFFFF).putInt(directory + 24, 0x7FFFFFFF);
        refused(bytes, "has 2147483647 bytes");
    }

    private byte[] zip(String... names) throws IOException {
        Path file = folder.resolve("made.zip");
        try (AtomicFile out = new AtomicFile(file)) {
            ZipOutput zip = new ZipOutput(out);
            for (String name : names) {
                zip.add(name, new byte[10]);
            }
            zip.finish();
            out.commit();
        }
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}}",
                "[]",
                "{\"a\":1}",
                "{\"a\":{}}",
                "{\"a\":{\"dtype\":\"F32\"}}",
                "{\"a\":[[[[[[[[1]]]]]]]]}",
                "{\"a\":" + ENTRY + ",\"a\":" + ENTRY + "}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999999]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}",
                "{\"a\":" + ENTRY + ",\"b\":" + ENTRY + "}",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[3],\"data_offsets\":[1,4]}}",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[3],\"data_offsets\":[0,3]}}",
                "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}",
                "{\"__metadata__\":{\"a\":1}}",
                "{\"a\u0001\":" + ENTRY + "} x"
            })
    void aSafetensorsHeaderThatLiesIsRefused(String header) throws IOException {
        refused(safetensors(header.getBytes(StandardCharsets.UTF_8)), "");
    }

    @Test
    void aHonestSafetensorsHeaderIsTaken() throws IOException {
        Path file = folder.resolve("honest.safetensors");
        Files.write(file, safetensors(("{\"a\":" + ENTRY + "}   ").getBytes(StandardCharsets.UTF_8)));
        assertThat(CheckpointFiles.readAll(file)).isEqualTo(5);
    }

    @Test
    void aHeaderThatIsNotUtf8IsRefused() throws IOException {
        refused(safetensors(new byte[] {'{', '"', (byte) 0xFF, '"', ':'}), "not UTF-8");
    }

    private static byte[] safetensors(byte[] header) {
        return ByteBuffer.allocate(8 + header.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private void refused(byte[] bytes, String message) throws IOException {
        Path file = folder.resolve("hostile");
        Files.write(file, bytes);
        assertThatThrownBy(() -> CheckpointFiles.readAll(file))
                .isInstanceOf(CheckpointFormatException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }
}
