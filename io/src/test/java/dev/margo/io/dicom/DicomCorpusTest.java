package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Volume;
import dev.margo.io.ImageFormatException;
import dev.margo.testkit.Facts;
import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every file of the corpus is read or refused in words; what pydicom reads, too, has the same stored values. */
@NeedsShared("data/formats/dicom")
class DicomCorpusTest {
    /**
     * Files in which pydicom's values are not the stored ones: the first has bytes in big endian words, which it does
     * not turn round; of the second GDCM leaves away the sign of 15 bits.
     */
    private static final Set<String> DIFFERENT =
            Set.of("dicom/pydicom__SC_rgb_small_odd_big_endian.dcm", "dicom/pydicom-data__JLSL_16_15_1_1F.dcm");
    /** Without any codec but Margo's own and ImageIO's. */
    private static final int LEAST_COMPARED = 206;

    private static final int LEAST_READ = 160;

    @Test
    void storedValuesAreThoseOfPydicom() throws IOException {
        int compared = 0;
        Map<String, String> wrong = new LinkedHashMap<>();
        for (String[] fact : Facts.read(DicomCorpusTest.class, "pydicom.txt")) {
            try {
                FrameDecoder frames = FrameDecoder.of(DicomFile.open(Shared.path("data/formats/" + fact[0])));
                boolean same = shape(frames.layout()).equals(fact[1])
                        && StoredDigest.of(frames).equals(fact[3]);
                if (same == DIFFERENT.contains(fact[0])) {
                    wrong.put(fact[0], shape(frames.layout()) + " against " + fact[1] + " " + fact[2]);
                }
                compared += same ? 1 : 0;
            } catch (ImageFormatException e) {
                if (!isMissingCodec(e)) {
                    wrong.put(fact[0], e.getMessage());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(LEAST_COMPARED);
    }

    private static String shape(PixelLayout layout) {
        return "%sx%sx%sx%s".formatted(layout.frames(), layout.height(), layout.width(), layout.samples());
    }

    private static boolean isMissingCodec(ImageFormatException e) {
        return e.getMessage().contains("not supported: ") || e.getMessage().contains("not of 8 bits");
    }

    @Test
    void everyFileIsReadOrRefusedInOneLine() throws IOException {
        List<String> refusals = new ArrayList<>();
        int read = 0;
        for (Path file : files()) {
            try {
                touch(DicomReader.read(file).volume());
                read++;
            } catch (ImageFormatException e) {
                refusals.add(e.getMessage());
            } catch (UncheckedIOException e) {
                refusals.add(e.getCause().getMessage());
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(LEAST_READ);
        assertThat(refusals).allSatisfy(line -> assertThat(line).contains(": ").doesNotContain("\n"));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Shared.path("data/formats/dicom"))) {
            return files.sorted().toList();
        }
    }

    private static void touch(Volume volume) {
        for (int t = 0; t < volume.layout().times(); t++) {
            for (int z = 0; z < volume.grid().depth(); z++) {
                volume.stored(z, t);
            }
        }
    }

    @Test
    void aSeriesOfMrSlicesIsOneVolume() throws IOException {
        DicomVolume read = DicomReader.read(Shared.path("data/formats/dicom_series/udacity_hippocampus_mr"));
        assertThat(read.volume()).hasToString("35 x 51 x 32 INT16 volume");
        assertThat(read.volume().grid().toPatient().spacing()).containsExactly(1, 1, 1);
        assertThat(read.source().slices()).hasSize(32).allMatch(slice -> slice.isPresent());
    }
}
