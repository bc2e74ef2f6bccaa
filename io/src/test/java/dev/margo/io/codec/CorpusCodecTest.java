package dev.margo.io.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.testkit.Facts;
import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsShared("data/formats/dicom")
class CorpusCodecTest {
    private static final String JPEG_FAMILY = "1.2.840.10008.1.2.4.";

    static Stream<String[]> facts() {
        return Facts.read(CorpusCodecTest.class, "corpus-frames.txt").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void aFrameHasTheSamplesThatOtherDecodersFind(String file, String syntax, String sha256) throws IOException {
        PixelCodec codec = codec(JPEG_FAMILY + syntax);
        DicomFrames frames = DicomFrames.read(Shared.path("data/formats/dicom/" + file));
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        for (byte[] frame : frames.frames()) {
            samples.writeBytes(codec.decode(frame, frames.layout()).littleEndianInterleaved());
        }
        assertThat(CodecTests.sha256(samples.toByteArray())).isEqualTo(sha256);
    }

    @Test
    void colourIsSaidToBeYbrWhereTheStreamSaysSo() throws IOException {
        assertThat(ybr("pydicom__SC_rgb_dcmtk__eb_cy_s2.dcm")).isTrue(); // JFIF
        assertThat(ybr("fo-dicom__GH195.dcm")).isTrue(); // JFIF, though its data set says RGB
        assertThat(ybr("pydicom__SC_rgb_dcmtk__eb_cr.dcm")).isFalse(); // Adobe, no transform
        assertThat(ybr("pydicom__SC_jpeg_no_color_transform.dcm")).isFalse(); // silent
        assertThat(ybr("wg04__JPLY_MR4_JPLY.dcm")).isFalse(); // gray
    }

    private static boolean ybr(String file) throws IOException {
        DicomFrames frames = DicomFrames.read(Shared.path("data/formats/dicom/" + file));
        return new JpegCodec().decode(frames.frames().get(0), frames.layout()).ybr();
    }

    private static PixelCodec codec(String uid) {
        List<PixelCodec> found = ServiceLoader.load(PixelCodec.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(codec -> codec.transferSyntaxes().contains(uid))
                .toList();
        assertThat(found).as(uid).hasSize(1);
        return found.get(0);
    }
}
