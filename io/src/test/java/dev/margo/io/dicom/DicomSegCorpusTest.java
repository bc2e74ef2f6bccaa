package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.margo.image.Volume;
import dev.margo.image.Voxels;
import dev.margo.testkit.Facts;
import dev.margo.testkit.NeedsShared;
import dev.margo.testkit.Shared;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@NeedsShared("data/formats/dicom")
class DicomSegCorpusTest {
    private static final int FACTS = 14;

    @Test
    void labelsAreThoseThatPydicomReads() throws IOException, NoSuchAlgorithmException {
        List<String[]> facts = Facts.read(DicomSegCorpusTest.class, "seg-labels.txt");
        assertThat(facts).hasSizeGreaterThanOrEqualTo(FACTS);
        for (String[] fact : facts) {
            Volume labels = DicomSegReader.read(Shared.path("data/formats/" + fact[0]))
                    .segmentation()
                    .labels();
            double[] origin = labels.grid().toPatient().apply(0, 0, 0);
            double[] expected = Arrays.stream(fact[2].split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(labels.grid().toString().replace(" ", "")).as(fact[0]).isEqualTo(fact[1]);
            assertThat(Arrays.stream(origin).mapToObj(DicomSegCorpusTest::rounded))
                    .as(fact[0])
                    .containsExactly(Arrays.stream(expected)
                            .mapToObj(DicomSegCorpusTest::rounded)
                            .toArray(String[]::new));
            assertThat(digest(labels)).as(fact[0]).isEqualTo(fact[3]);
        }
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String digest(Volume labels) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int z = 0; z < labels.grid().depth(); z++) {
            Voxels slice = labels.stored(z, 0);
            digest.update(slice.buffer());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
