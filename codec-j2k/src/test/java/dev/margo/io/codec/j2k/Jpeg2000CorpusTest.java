package dev.margo.io.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.margo.io.codec.DecodedFrame;
import dev.margo.io.codec.FrameLayout;
import dev.margo.testkit.Facts;
import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IntSummaryStatistics;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsShared("data/formats/dicom")
class Jpeg2000CorpusTest {

    static Stream<Arguments> exact() {
        return facts("exact.txt");
    }

    static Stream<Arguments> near() {
        return facts("near.txt");
    }

    private static Stream<Arguments> facts(String name) {
        return Facts.read(Jpeg2000CorpusTest.class, name).stream().map(row -> Arguments.of(row[0], row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exact")
    void aFrameHasTheSamplesThatOpenJpegFinds(String file, String[] facts)
            throws IOException, NoSuchAlgorithmException {
        byte[] bytes = decode(facts).littleEndianInterleaved();
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(sha256).isEqualTo(facts[7]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("near")
    void anIrreversibleFrameHasNearlyThem(String file, String[] facts) throws IOException {
        IntSummaryStatistics found = new IntSummaryStatistics();
        DecodedFrame frame = decode(facts);
        ByteBuffer bytes = ByteBuffer.wrap(frame.littleEndianInterleaved()).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            int sample = frame.bitsPerSample() > 8 ? bytes.getShort() : bytes.get() & 0xFF;
            found.accept(sample);
        }
        assertThat(found.getMin()).isCloseTo(Integer.parseInt(facts[7]), within(2));
        assertThat(found.getMax()).isCloseTo(Integer.parseInt(facts[8]), within(2));
        assertThat(found.getAverage()).isCloseTo(Double.parseDouble(facts[9]), within(1.0));
    }

    private static DecodedFrame decode(String[] facts) throws IOException {
        int[] n = Stream.of(facts).skip(1).limit(5).mapToInt(Integer::parseInt).toArray();
        FrameLayout layout = new FrameLayout(n[0], n[1], n[2], n[3], n[4], Boolean.parseBoolean(facts[6]));
        byte[] file = Files.readAllBytes(Shared.path("data/formats/dicom/" + facts[0]));
        return new Jpeg2000Codec().decode(fragments(file), layout);
    }

    /** The fragments of the file's last element, pixel data with an offset table, joined. */
    private static byte[] fragments(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = file.length - 12;
        while (in.getInt(at) != 0x00107FE0 || in.getInt(at + 8) != -1) {
            at--;
        }
        at += 20 + in.getInt(at + 16);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        while (at + 8 <= file.length && in.getInt(at) == 0xE000FFFE) {
            joined.write(file, at + 8, in.getInt(at + 4));
            at += 8 + in.getInt(at + 4);
        }
        return joined.toByteArray();
    }
}
