package dev.margo.io.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.margo.io.codec.DecodedFrame;
import dev.margo.io.codec.FrameLayout;
import dev.margo.io.codec.PixelCodecException;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    static Stream<Arguments> frames() {
        return facts("frames.txt");
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
    @MethodSource("frames")
    void everyOfManyFramesHasThem(String file, String[] facts) throws IOException, NoSuchAlgorithmException {
        List<byte[]> frames = fragments(facts);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (byte[] frame : frames) {
            sha256.update(new Jpeg2000Codec().decode(frame, layout(facts)).littleEndianInterleaved());
        }
        assertThat(frames).hasSize(Integer.parseInt(facts[8]));
        assertThat(HexFormat.of().formatHex(sha256.digest())).isEqualTo(facts[7]);
    }

    /** The test file of pydicom has a delimiter written over the width in its stream's header; GDCM gives up, too. */
    @Test
    void aHeaderThatIsWrittenOverIsRefused() {
        String[] facts = {"pydicom__JPEG2000-embedded-sequence-delimiter.dcm", "256", "1024", "1", "16", "16", "true"};
        assertThatThrownBy(() -> decode(facts))
                .isInstanceOf(PixelCodecException.class)
                .hasMessageContaining("its data set says 256 x 1024");
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
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        fragments(facts).forEach(joined::writeBytes);
        return new Jpeg2000Codec().decode(joined.toByteArray(), layout(facts));
    }

    private static FrameLayout layout(String[] facts) {
        int[] n = Stream.of(facts).skip(1).limit(5).mapToInt(Integer::parseInt).toArray();
        return new FrameLayout(n[0], n[1], n[2], n[3], n[4], Boolean.parseBoolean(facts[6]));
    }

    /** The fragments of the file's last element, pixel data, without their offset table. */
    private static List<byte[]> fragments(String[] facts) throws IOException {
        byte[] file = Files.readAllBytes(Shared.path("data/formats/dicom/" + facts[0]));
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = file.length - 12;
        while (in.getInt(at) != 0x00107FE0 || in.getInt(at + 8) != -1) {
            at--;
        }
        at += 20 + in.getInt(at + 16);
        List<byte[]> fragments = new ArrayList<>();
        while (at + 8 <= file.length && in.getInt(at) == 0xE000FFFE) {
            fragments.add(Arrays.copyOfRange(file, at + 8, at + 8 + in.getInt(at + 4)));
            at += 8 + in.getInt(at + 4);
        }
        return fragments;
    }
}
