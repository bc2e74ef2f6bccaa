package dev.margo.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A patient's name in any element must not come out of any message, nor out of any toString. */
class DicomPrivacyTest {
    private static final String CANARY = "CANARY^NAME";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Tag.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TRANSFER_SYNTAX_UID", "PIXEL_DATA"})
    void noElementShowsUp(Tag tag) throws IOException {
        DicomBytes image = DicomBytes.ct(0);
        image.raw(tag.code, Vr.LO, CANARY.length() + 1, (CANARY + " ").getBytes());
        Files.write(folder.resolve("1.dcm"), image.file());
        Files.write(folder.resolve("2.dcm"), DicomBytes.ct(1).file());
        assertSilent(folder.resolve("1.dcm"));
        assertSilent(folder);
        Files.write(
                folder.resolve("1.dcm"),
                image.raw(Tag.MODALITY.code, Vr.CS, 12, (CANARY + " ").getBytes())
                        .without(Tag.PIXEL_DATA)
                        .file());
        assertSilent(folder.resolve("1.dcm"));
    }

    private static void assertSilent(Path path) {
        StringWriter shown = new StringWriter();
        try {
            DicomVolume read = DicomReader.read(path);
            shown.append(read.toString())
                    .append(read.volume().toString())
                    .append(read.source().toString())
                    .append(read.source().slices().toString())
                    .append(read.source().patientAndStudy().toString())
                    .append(read.display().toString())
                    .append(read.warnings().toString());
            shown.append(DicomReader.list(path).toString());
        } catch (IOException e) {
            e.printStackTrace(new PrintWriter(shown, true));
        }
        assertThat(shown.toString()).isNotEmpty().doesNotContain("CANARY");
    }
}
