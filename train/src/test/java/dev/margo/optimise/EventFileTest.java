package dev.margo.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_500L));
    private static final HexFormat HEX = HexFormat.of();

    // made with the protocol buffers and the record writer of tensorboard 2.21
    private static final String VERSION = "0900002040fc54d9411a0d627261696e2e4576656e743a32";
    private static final String START = "0900002040fc54d94110ac023a020801";
    private static final String SCALAR = "0900002040fc54d94110ac022a120a100a096c6f73732f64696365150000803e";
    private static final String FIRST_RECORD =
            "1800000000000000a37f4b220900002040fc54d9411a0d627261696e2e4576656e743a322b353110";

    @TempDir
    Path folder;

    @Test
    void theChecksumIsTheMaskedCrc32C() {
        // CRC-32C of RFC 3720, B.4, masked by hand: ((crc >>> 15) | (crc << 17)) + 0xa282ead8
        assertThat(EventFileRecord.maskedChecksum(new byte[32], 32)).isEqualTo(masked(0x8A9136AA));
        assertThat(EventFileRecord.maskedChecksum(HEX.parseHex("ff".repeat(32)), 32))
                .isEqualTo(masked(0x62A8AB43));
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(EventFileRecord.maskedChecksum(digits, 9)).isEqualTo(masked(0xE3069283));
    }

    private static int masked(int crc) {
        return ((crc >>> 15) | (crc << 17)) + 0xA282EAD8;
    }

    @Test
    void theBytesAreThoseThatTensorBoardWrites() throws IOException {
        try (EventFile file = EventFile.create(folder, 300, CLOCK)) {
            file.scalars(300, Map.of("loss/dice", 0.25));
            List<byte[]> events = events(file.path());
            assertThat(events.stream().map(HEX::formatHex)).containsExactly(VERSION, START, SCALAR);
            assertThat(HEX.formatHex(Files.readAllBytes(file.path()))).startsWith(FIRST_RECORD);
        }
    }

    @Test
    void aPictureCarriesItsSizeAndKind() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        try (EventFile file = EventFile.create(folder, 0, CLOCK)) {
            file.image(5, "overlay", png.toByteArray());
            // field 5 (summary), 1 (value), 4 (image): height 2, width 3, 1 channel
            assertThat(HEX.formatHex(events(file.path()).get(2))).contains("0802" + "1003" + "1801" + "22");
            assertThatIllegalArgumentException().isThrownBy(() -> file.image(6, "overlay", new byte[100]));
        }
    }

    @Test
    void aRunThatGoesOnWritesAnotherFile() throws IOException {
        Path first;
        try (EventFile file = EventFile.create(folder, 0, CLOCK)) {
            first = file.path();
        }
        byte[] before = Files.readAllBytes(first);
        try (EventFile file = EventFile.create(folder, 10, CLOCK)) {
            assertThat(file.path()).isNotEqualTo(first);
        }
        assertThat(Files.readAllBytes(first)).isEqualTo(before);
        assertThat(first.getFileName()).hasToString("events.out.tfevents.1700000000.margo");
    }

    @Test
    void everyRecordIsThereWhenItsMethodReturns() throws IOException {
        try (EventFile file = EventFile.create(folder, 0)) {
            for (int step = 1; step <= 200; step++) {
                file.scalars(step, Map.of("a", 1.0 / step, "b", Double.NaN));
                assertThat(events(file.path())).hasSize(2 + step);
            }
        }
    }

    /** Reads the frames independently of the code that writes them. */
    private static List<byte[]> events(Path path) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] event = new byte[(int) in.getLong()];
            in.getInt();
            in.get(event);
            in.getInt();
            events.add(event);
        }
        return events;
    }
}
